-- Editions, subscribers, deliveries.

--:edition_put
INSERT INTO edition (date, made, body) VALUES (:date, :made, :body)
ON CONFLICT (date) DO NOTHING;
--:edition_get
SELECT body, made FROM edition WHERE date = :date;

--:subscriber_get
SELECT id FROM subscriber WHERE address = :address;
--:subscriber_put
INSERT INTO subscriber (id, address, zone, hour, token, state, added)
VALUES (:id, :address, :zone, :hour, :token, 1, :added)
ON CONFLICT (id) DO UPDATE SET state = 1, zone = excluded.zone,
	hour = excluded.hour;
--:subscriber_leave
UPDATE subscriber SET state = 2 WHERE id = :id;
--:subscribers
SELECT id, address, zone, hour, token, state, added FROM subscriber
WHERE :everyone = 1 OR state = 1 ORDER BY address;

--:delivery_claim
-- Taken where there is none, where the last try failed, or where a claim is
-- older than :stale; the condition stands in the statement that writes.
INSERT INTO delivery (subscriber, date, state, tries, at, message_id, problem)
VALUES (:subscriber, :date, 1, 1, :now, :message_id, '')
ON CONFLICT (subscriber, date) DO UPDATE SET state = 1,
	tries = delivery.tries + 1, at = excluded.at,
	message_id = excluded.message_id
WHERE delivery.state = 3
	OR (delivery.state = 1 AND delivery.at <= :stale);
--:delivery_settle
UPDATE delivery SET state = :state, at = :now, problem = :problem
WHERE subscriber = :subscriber AND date = :date AND state = 1;
