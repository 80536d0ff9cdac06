-- Numbers about the database itself.

--:meta_get
SELECT value FROM meta WHERE key = :key;
--:meta_put
INSERT INTO meta (key, value) VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = excluded.value;
