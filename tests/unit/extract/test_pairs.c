#include "base.h"

#include "reading.h"

/*
 * Near pairs: what is written, whose name it is, and the neighbour that it is
 * never taken for.  Members that no table holds stand among those it does.
 */
#define PAIRS_LEAST 200

struct pair {
	const char	*text, *name, *never;
};

static const struct pair chips[] = {
	{ "H100", "H100", "H200" },
	{ "H200", "H200", "H20" },
	{ "H20", "H20", "H800" },
	{ "H800", "H800", "H300" },
	{ "H300", "H300", "H400" },
	{ "H400", "H400", "H100" },
	{ "H100s", "H100", "H200" },
	{ "H200s", "H200", "H100" },
	{ "H100 SXM", "H100", "H200" },
	{ "A100", "A100", "A10" },
	{ "A10", "A10", "A10G" },
	{ "A10G", "A10G", "A800" },
	{ "A800", "A800", "A10G" },
	{ "B200", "B200", "GB200" },
	{ "GB200", "GB200", "B300" },
	{ "B300", "B300", "GB300" },
	{ "GB300", "GB300", "B100" },
	{ "B100", "B100", "GB400" },
	{ "GB400", "GB400", "B400" },
	{ "B400", "B400", "GB400" },
	{ "GB200 NVL36", "GB200 NVL36", "GB200 NVL72" },
	{ "GB200 NVL72", "GB200 NVL72", "GB300 NVL72" },
	{ "GB300 NVL72", "GB300 NVL72", "GB200 NVL8" },
	{ "GB200 NVL8", "GB200 NVL8", "GB400 NVL144" },
	{ "GB400 NVL144", "GB400 NVL144", "Vera Rubin NVL144" },
	{ "Vera Rubin NVL144", "Vera Rubin NVL144", "Vera Rubin NVL72" },
	{ "Vera Rubin NVL72", "Vera Rubin NVL72", "Rubin Ultra NVL576" },
	{ "Rubin Ultra NVL576", "Rubin Ultra NVL576", "VR200" },
	{ "VR200", "VR200", "VR400" },
	{ "VR400", "VR400", "GB200 NVL72" },
	{ "NVL72", "GB200 NVL72", "GB200 NVL36" },
	{ "NVL36", "GB200 NVL36", "NVL288" },
	{ "NVL288", "NVL288", "Vera Rubin NVL144 CPX" },
	{ "NVL144 CPX", "Vera Rubin NVL144 CPX", "NVL288" },
	{ "MI300X", "Instinct MI300X", "Instinct MI325X" },
	{ "MI325X", "Instinct MI325X", "Instinct MI355X" },
	{ "MI355X", "Instinct MI355X", "Instinct MI455X" },
	{ "MI455X", "Instinct MI455X", "Instinct MI300A" },
	{ "MI300A", "Instinct MI300A", "Instinct MI430X" },
	{ "MI430X", "Instinct MI430X", "Instinct MI440X" },
	{ "MI440X", "Instinct MI440X", "Instinct MI555X" },
	{ "MI555X", "Instinct MI555X", "Instinct MI600A" },
	{ "MI600A", "Instinct MI600A", "Instinct MI655X" },
	{ "MI655X", "Instinct MI655X", "Instinct MI700" },
	{ "Instinct MI700", "Instinct MI700", "Instinct MI755X" },
	{ "MI-755X", "Instinct MI755X", "Instinct MI855X" },
	{ "MI 855X", "Instinct MI855X", "Instinct MI50" },
	{ "MI50", "Instinct MI50", "Instinct MI855X" },
	{ "Trainium", "Trainium", "Trainium2" },
	{ "Trainium2", "Trainium2", "Trainium3" },
	{ "Trainium3", "Trainium3", "Trainium2" },
	{ "Trainium 2", "Trainium2", "Trainium3" },
	{ "Trainium 3", "Trainium3", "Trainium4" },
	{ "Trainium4", "Trainium4", "Trainium5" },
	{ "Trainium 5", "Trainium5", "Trainium6" },
	{ "Trainium-6", "Trainium6", "Trainium2" },
	{ "Trn2", "Trainium2", "Trainium3" },
	{ "Trn3", "Trainium3", "Inferentia" },
	{ "Inferentia", "Inferentia", "Inferentia2" },
	{ "Inferentia2", "Inferentia2", "Inferentia3" },
	{ "Inferentia 3", "Inferentia3", "Inferentia2" },
	{ "TPU v5e", "TPU v5e", "TPU v5p" },
	{ "TPU v5p", "TPU v5p", "Trillium" },
	{ "TPU v6e", "Trillium", "Ironwood" },
	{ "TPU v7", "Ironwood", "TPU v4" },
	{ "TPU v4", "TPU v4", "TPU v3" },
	{ "TPU v3", "TPU v3", "TPU v5e" },
	{ "v5e", "TPU v5e", "TPU v5p" },
	{ "v5p", "TPU v5p", "Trillium" },
	{ "v6e", "Trillium", "TPU v5e" },
	{ "TPUv5e", "TPU v5e", "TPU v5p" },
	{ "TPUv5p", "TPU v5p", "TPU 8t" },
	{ "TPU 8t", "TPU 8t", "TPU 8i" },
	{ "TPU 8i", "TPU 8i", "TPU v8" },
	{ "TPU v8", "TPU v8", "TPU v9" },
	{ "TPU v9", "TPU v9", "TPU v9p" },
	{ "TPU-v9p", "TPU v9p", "TPU v10" },
	{ "TPUv10", "TPU v10", "TPU v11" },
	{ "TPU 11", "TPU v11", "TPU v10" },
	{ "Gaudi 2", "Gaudi 2", "Gaudi 3" },
	{ "Gaudi 3", "Gaudi 3", "Gaudi 2" },
	{ "Gaudi2", "Gaudi 2", "Gaudi 3" },
	{ "Gaudi3", "Gaudi 3", "Gaudi 4" },
	{ "Gaudi-4", "Gaudi 4", "Gaudi" },
	{ "Gaudi", "Gaudi", "Gaudi 4" },
	{ "HBM2", "HBM2", "HBM3" },
	{ "HBM3", "HBM3", "HBM3E" },
	{ "HBM3E", "HBM3E", "HBM4" },
	{ "HBM4", "HBM4", "HBM4E" },
	{ "HBM4E", "HBM4E", "HBM3E" },
	{ "HBM3e", "HBM3E", "HBM4E" },
	{ "HBM4e", "HBM4E", "HBM5" },
	{ "HBM5", "HBM5", "HBM6" },
	{ "HBM6", "HBM6", "HBM4" },
	{ "HBM-4", "HBM4", "HBM2E" },
	{ "HBM2E", "HBM2E", "HBM4" },
	{ "Apple M4", "Apple M4", "Apple M5" },
	{ "Apple M5", "Apple M5", "Apple M6" },
	{ "M6", "Apple M6", "Apple M7 Max" },
	{ "M7 Max", "Apple M7 Max", "Apple M7 Ultra" },
	{ "M7 Ultra", "Apple M7 Ultra", "Apple M5 Max" },
	{ "M5 Max", "Apple M5 Max", "Apple M4 Max" },
	{ "M4 Max", "Apple M4 Max", "Apple M5 Pro" },
	{ "M5 Pro", "Apple M5 Pro", "Apple M4 Pro" },
	{ "M4 Pro", "Apple M4 Pro", "Apple M5 Pro" },
	{ "A17 Pro", "A17 Pro", "A18" },
	{ "A18", "A18", "A18 Pro" },
	{ "A18 Pro", "A18 Pro", "A19" },
	{ "A19", "A19", "A19 Pro" },
	{ "A19 Pro", "A19 Pro", "A20 Pro" },
	{ "A20 Pro", "A20 Pro", "A21 Pro" },
	{ "A21 Pro", "A21 Pro", "A20 Pro" },
	{ "AMD Rome", "EPYC Rome", "EPYC Milan" },
	{ "AMD Milan", "EPYC Milan", "EPYC Genoa" },
	{ "AMD Genoa", "EPYC Genoa", "EPYC Turin" },
	{ "AMD Turin", "EPYC Turin", "EPYC Milan" },
	{ "EPYC Milan", "EPYC Milan", "EPYC Genoa" },
	{ "EPYC Genoa", "EPYC Genoa", "EPYC Turin" },
	{ "EPYC Turin", "EPYC Turin", "EPYC Venice" },
	{ "AMD Venice", "EPYC Venice", "EPYC 9755" },
	{ "EPYC 9755", "EPYC 9755", "EPYC 9654" },
	{ "EPYC 9654", "EPYC 9654", "EPYC 9755" },
	{ "Xeon", "Xeon", "Xeon 6" },
	{ "Xeon 6", "Xeon 6", "Granite Rapids" },
	{ "Granite Rapids", "Granite Rapids", "Sapphire Rapids" },
	{ "Sapphire Rapids", "Sapphire Rapids", "Emerald Rapids" },
	{ "Emerald Rapids", "Emerald Rapids", "Sierra Forest" },
	{ "Sierra Forest", "Sierra Forest", "Clearwater Forest" },
	{ "Clearwater Forest", "Clearwater Forest", "Diamond Rapids" },
	{ "Diamond Rapids", "Diamond Rapids", "Xeon 8" },
	{ "Xeon 8", "Xeon 8", "Xeon 6980P" },
	{ "Xeon 6980P", "Xeon 6980P", "Xeon 8" },
	{ "WSE-2", "WSE-2", "WSE-3" },
	{ "WSE-3", "WSE-3", "WSE-4" },
	{ "WSE-4", "WSE-4", "WSE-5" },
	{ "WSE 5", "WSE-5", "WSE-4" },
	{ "Maia 100", "Maia 100", "Maia 200" },
	{ "Maia 200", "Maia 200", "Maia 300" },
	{ "Maia 300", "Maia 300", "Maia 400" },
	{ "Maia-400", "Maia 400", "Maia 300" },
	{ "MTIA 300", "MTIA 300", "MTIA 400" },
	{ "MTIA 400", "MTIA 400", "MTIA 450" },
	{ "MTIA 450", "MTIA 450", "MTIA 500" },
	{ "MTIA 500", "MTIA 500", "MTIA 600" },
	{ "MTIA 600", "MTIA 600", "MTIA 500" },
	{ "Ascend 910", "Ascend 910", "Ascend 910B" },
	{ "Ascend 910B", "Ascend 910B", "Ascend 910C" },
	{ "Ascend 910C", "Ascend 910C", "Ascend 950" },
	{ "Ascend 950", "Ascend 950", "Ascend 960" },
	{ "Ascend 960", "Ascend 960", "Ascend 980" },
	{ "Ascend 980", "Ascend 980", "Ascend 910B" },
	{ "910B", "Ascend 910B", "Ascend 910C" },
	{ "910C", "Ascend 910C", "Ascend 910B" },
};

static const struct pair models[] = {
	{ "GPT-4", "GPT-4", "GPT-4o" },
	{ "GPT-4o", "GPT-4o", "GPT-4.1" },
	{ "GPT-4.1", "GPT-4.1", "GPT-4.5" },
	{ "GPT-4.5", "GPT-4.5", "GPT-5" },
	{ "GPT-5", "GPT-5", "GPT-5.1" },
	{ "GPT-5.1", "GPT-5.1", "GPT-5.2" },
	{ "GPT-5.2", "GPT-5.2", "GPT-5.3" },
	{ "GPT-5.3", "GPT-5.3", "GPT-5.4" },
	{ "GPT-5.4", "GPT-5.4", "GPT-5.5" },
	{ "GPT-5.5", "GPT-5.5", "GPT-4o" },
	{ "GPT 4o", "GPT-4o", "GPT-5.5" },
	{ "GPT4o", "GPT-4o", "GPT-4.1" },
	{ "gpt-4.1", "GPT-4.1", "GPT-4o mini" },
	{ "GPT-4o mini", "GPT-4o mini", "GPT-4.1 mini" },
	{ "GPT-4.1 mini", "GPT-4.1 mini", "GPT-5 mini" },
	{ "GPT-5 mini", "GPT-5 mini", "GPT-5 nano" },
	{ "GPT-5 nano", "GPT-5 nano", "GPT-5 Pro" },
	{ "GPT-5 Pro", "GPT-5 Pro", "GPT-5.2-Codex" },
	{ "GPT-5.2-Codex", "GPT-5.2-Codex", "GPT-5.3-Codex" },
	{ "GPT-5.3-Codex", "GPT-5.3-Codex", "GPT-5.7" },
	{ "GPT-5.7", "GPT-5.7", "GPT-6" },
	{ "GPT-6", "GPT-6", "GPT-6 mini" },
	{ "GPT-6 mini", "GPT-6 mini", "GPT-6.1" },
	{ "GPT-6.1", "GPT-6.1", "GPT-5.8-Codex" },
	{ "GPT-5.8-Codex", "GPT-5.8-Codex", "GPT-3" },
	{ "GPT-3", "GPT-3", "GPT-3.5" },
	{ "GPT-3.5", "GPT-3.5", "GPT-2" },
	{ "GPT-2", "GPT-2", "GPT-3.5" },
	{ "o1", "OpenAI o1", "OpenAI o3" },
	{ "o3", "OpenAI o3", "o3-mini" },
	{ "o3-mini", "o3-mini", "o4-mini" },
	{ "o4-mini", "o4-mini", "o1-mini" },
	{ "o1-mini", "o1-mini", "o3-pro" },
	{ "o3-pro", "o3-pro", "o1-pro" },
	{ "o1-pro", "o1-pro", "o5-mini" },
	{ "o5-mini", "o5-mini", "OpenAI o5" },
	{ "o5", "OpenAI o5", "o5-mini" },
	{ "Claude 3", "Claude 3", "Claude 3.5 Sonnet" },
	{ "Claude 3.5 Sonnet", "Claude 3.5 Sonnet", "Claude 3.7 Sonnet" },
	{ "Claude 3.7 Sonnet", "Claude 3.7 Sonnet", "Claude 4" },
	{ "Claude 4", "Claude 4", "Claude Opus 4" },
	{ "Claude Opus 4", "Claude Opus 4", "Claude Opus 4.1" },
	{ "Claude Opus 4.1", "Claude Opus 4.1", "Claude Opus 4.5" },
	{ "Claude Opus 4.5", "Claude Opus 4.5", "Claude Opus 4.6" },
	{ "Claude Opus 4.6", "Claude Opus 4.6", "Claude Sonnet 4" },
	{ "Claude Sonnet 4", "Claude Sonnet 4", "Claude Sonnet 4.5" },
	{ "Claude Sonnet 4.5", "Claude Sonnet 4.5", "Claude Haiku 4.5" },
	{ "Claude Haiku 4.5", "Claude Haiku 4.5", "Claude 3 Haiku" },
	{ "Claude 3 Haiku", "Claude 3 Haiku", "Claude 3 Opus" },
	{ "Claude 3 Opus", "Claude 3 Opus", "Claude 3 Sonnet" },
	{ "Claude 3 Sonnet", "Claude 3 Sonnet", "Claude 3.5 Haiku" },
	{ "Claude 3.5 Haiku", "Claude 3.5 Haiku", "Claude Opus 4.5" },
	{ "Opus 4.5", "Claude Opus 4.5", "Claude Sonnet 4.5" },
	{ "Sonnet 4.5", "Claude Sonnet 4.5", "Claude Haiku 4.5" },
	{ "Haiku 4.5", "Claude Haiku 4.5", "Claude Opus 4.8" },
	{ "Claude Opus 4.8", "Claude Opus 4.8", "Claude Opus 4.9" },
	{ "Claude Opus 4.9", "Claude Opus 4.9", "Claude Opus 4.8" },
	{ "Opus 4.9", "Claude Opus 4.9", "Claude Opus 5" },
	{ "Opus 5", "Claude Opus 5", "Claude Opus 6" },
	{ "Opus 6", "Claude Opus 6", "Claude Sonnet 5.5" },
	{ "Sonnet 5.5", "Claude Sonnet 5.5", "Claude Haiku 6" },
	{ "Claude Haiku 6", "Claude Haiku 6", "Claude 2" },
	{ "Claude 2", "Claude 2", "Claude 2.1" },
	{ "Claude 2.1", "Claude 2.1", "Claude 2" },
	{ "Gemini 1.5 Pro", "Gemini 1.5 Pro", "Gemini 1.5 Flash" },
	{ "Gemini 1.5 Flash", "Gemini 1.5 Flash", "Gemini 2.0 Flash" },
	{ "Gemini 2.0 Flash", "Gemini 2.0 Flash", "Gemini 2.5 Pro" },
	{ "Gemini 2.5 Pro", "Gemini 2.5 Pro", "Gemini 2.5 Flash" },
	{ "Gemini 2.5 Flash", "Gemini 2.5 Flash", "Gemini 3 Pro" },
	{ "Gemini 3 Pro", "Gemini 3 Pro", "Gemini 3 Flash" },
	{ "Gemini 3 Flash", "Gemini 3 Flash", "Gemini 2.5" },
	{ "Gemini 2.5", "Gemini 2.5", "Gemini 3" },
	{ "Gemini 3", "Gemini 3", "Gemini 1.5" },
	{ "Gemini 1.5", "Gemini 1.5", "Gemini Nano" },
	{ "Gemini Nano", "Gemini Nano", "Gemini 4 Pro" },
	{ "Gemini 4 Pro", "Gemini 4 Pro", "Gemini 4 Flash" },
	{ "Gemini 4 Flash", "Gemini 4 Flash", "Gemini 2.5 Flash-Lite" },
	{ "Gemini 2.5 Flash-Lite", "Gemini 2.5 Flash-Lite", "Gemini 3.1 Pro" },
	{ "Gemini 3.1 Pro", "Gemini 3.1 Pro", "Gemini 5" },
	{ "Gemini 5", "Gemini 5", "Gemini 3.1 Pro" },
	{ "Llama 2", "Llama 2", "Llama 3" },
	{ "Llama 3", "Llama 3", "Llama 3.1" },
	{ "Llama 3.1", "Llama 3.1", "Llama 3.3" },
	{ "Llama 3.3", "Llama 3.3", "Llama 4" },
	{ "Llama 4", "Llama 4", "Llama 4 Scout" },
	{ "Llama 4 Scout", "Llama 4 Scout", "Llama 4 Maverick" },
	{ "Llama 4 Maverick", "Llama 4 Maverick", "Llama 3.2" },
	{ "Llama 3.2", "Llama 3.2", "Llama 5" },
	{ "Llama 5", "Llama 5", "Llama 5 Scout" },
	{ "Llama 5 Scout", "Llama 5 Scout", "Llama 3.1 405B" },
	{ "Llama 3.1 405B", "Llama 3.1 405B", "Llama 3.1 70B" },
	{ "Llama 3.1 70B", "Llama 3.1 70B", "Llama 3.1 8B" },
	{ "Llama 3.1 8B", "Llama 3.1 8B", "Llama 3.1 70B" },
	{ "Qwen2.5", "Qwen2.5", "Qwen3" },
	{ "Qwen3", "Qwen3", "Qwen3.5" },
	{ "Qwen3.5", "Qwen3.5", "Qwen2" },
	{ "Qwen2", "Qwen2", "Qwen3" },
	{ "Qwen 3", "Qwen3", "Qwen2.5" },
	{ "Qwen 2.5", "Qwen2.5", "Qwen3-Coder" },
	{ "Qwen3-Coder", "Qwen3-Coder", "Qwen3-Max" },
	{ "Qwen3-Max", "Qwen3-Max", "Qwen3-VL" },
	{ "Qwen3-VL", "Qwen3-VL", "Qwen3.6" },
	{ "Qwen3.6", "Qwen3.6", "Qwen3.8" },
	{ "Qwen3.8", "Qwen3.8", "Qwen3.8-Max" },
	{ "Qwen3.8-Max", "Qwen3.8-Max", "Qwen3.9" },
	{ "Qwen3.9", "Qwen3.9", "Qwen4" },
	{ "Qwen4", "Qwen4", "Qwen3-8B" },
	{ "Qwen3-8B", "Qwen3-8B", "Qwen3-14B" },
	{ "Qwen3-14B", "Qwen3-14B", "Qwen3-8B" },
	{ "DeepSeek-V2", "DeepSeek-V2", "DeepSeek-V3" },
	{ "DeepSeek-V3", "DeepSeek-V3", "DeepSeek-V3.1" },
	{ "DeepSeek-V3.1", "DeepSeek-V3.1", "DeepSeek-V3.2" },
	{ "DeepSeek-V3.2", "DeepSeek-V3.2", "DeepSeek-R1" },
	{ "DeepSeek-R1", "DeepSeek-R1", "DeepSeek-V3" },
	{ "DeepSeek V3", "DeepSeek-V3", "DeepSeek-V3.1" },
	{ "DeepSeek V3.1", "DeepSeek-V3.1", "DeepSeek-V4" },
	{ "DeepSeek-V4", "DeepSeek-V4", "DeepSeek-V3.3" },
	{ "DeepSeek-V3.3", "DeepSeek-V3.3", "DeepSeek-V5" },
	{ "DeepSeek-V5", "DeepSeek-V5", "DeepSeek-R2" },
	{ "DeepSeek-R2", "DeepSeek-R2", "DeepSeek-V2.5" },
	{ "DeepSeek V2.5", "DeepSeek-V2.5", "DeepSeek-R2" },
	{ "Kimi k1.5", "Kimi k1.5", "Kimi K2" },
	{ "Kimi K2", "Kimi K2", "Kimi K2.5" },
	{ "Kimi K2.5", "Kimi K2.5", "Kimi K2.6" },
	{ "Kimi K2.6", "Kimi K2.6", "Kimi K3" },
	{ "Kimi K3", "Kimi K3", "Kimi K2 Thinking" },
	{ "Kimi K2 Thinking", "Kimi K2 Thinking", "Kimi K4" },
	{ "Kimi K4", "Kimi K4", "Kimi K3.5" },
	{ "Kimi K3.5", "Kimi K3.5", "Kimi K4" },
	{ "GLM-4.5", "GLM-4.5", "GLM-4.6" },
	{ "GLM-4.6", "GLM-4.6", "GLM-4.7" },
	{ "GLM-4.7", "GLM-4.7", "GLM-5" },
	{ "GLM-5", "GLM-5", "GLM-4.5" },
	{ "GLM 4.5", "GLM-4.5", "GLM-4.6" },
	{ "GLM 4.6", "GLM-4.6", "GLM-4.5-Air" },
	{ "GLM-4.5-Air", "GLM-4.5-Air", "GLM-5.1" },
	{ "GLM-5.1", "GLM-5.1", "GLM-5.5" },
	{ "GLM-5.5", "GLM-5.5", "GLM-6" },
	{ "GLM-6", "GLM-6", "GLM-5.5" },
	{ "Grok 3", "Grok 3", "Grok 4" },
	{ "Grok 4", "Grok 4", "Grok 4.1" },
	{ "Grok 4.1", "Grok 4.1", "Grok 4 Fast" },
	{ "Grok 4 Fast", "Grok 4 Fast", "Grok 5" },
	{ "Grok 5", "Grok 5", "Grok 3 mini" },
	{ "Grok 3 mini", "Grok 3 mini", "Grok 6" },
	{ "Grok 6", "Grok 6", "Grok-2" },
	{ "Grok-2", "Grok-2", "Grok 6" },
	{ "Mistral Large 2", "Mistral Large 2", "Mistral Large 3" },
	{ "Mistral Large 3", "Mistral Large 3", "Mistral Large" },
	{ "Mistral Large", "Mistral Large", "Mistral Large 4" },
	{ "Mistral Large 4", "Mistral Large 4", "Mistral Small 3.2" },
	{ "Mistral Small 3.2", "Mistral Small 3.2", "Mistral Small 4" },
	{ "Mistral Small 4", "Mistral Small 4", "Mistral Medium 3.5" },
	{ "Mistral Medium 3.5", "Mistral Medium 3.5", "Mistral Small 4" },
	{ "Phi-3", "Phi-3", "Phi-4" },
	{ "Phi-4", "Phi-4", "Phi-3.5" },
	{ "Phi-3.5", "Phi-3.5", "Phi-2" },
	{ "Phi-2", "Phi-2", "Phi-5" },
	{ "Phi-5", "Phi-5", "Phi-4-mini" },
	{ "Phi-4-mini", "Phi-4-mini", "Phi-5" },
	{ "Gemma 2", "Gemma 2", "Gemma 3" },
	{ "Gemma 3", "Gemma 3", "Gemma 3n" },
	{ "Gemma 3n", "Gemma 3n", "Gemma 4" },
	{ "Gemma 4", "Gemma 4", "Gemma 5" },
	{ "Gemma 5", "Gemma 5", "Gemma 6" },
	{ "Gemma 6", "Gemma 6", "Gemma 5" },
	{ "Veo 2", "Veo 2", "Veo 3" },
	{ "Veo 3", "Veo 3", "Veo 3.1" },
	{ "Veo 3.1", "Veo 3.1", "Veo 4" },
	{ "Veo 4", "Veo 4", "Veo 3.1" },
	{ "MiniMax-M2", "MiniMax-M2", "MiniMax-M2.1" },
	{ "MiniMax-M2.1", "MiniMax-M2.1", "MiniMax-M2.5" },
	{ "MiniMax-M2.5", "MiniMax-M2.5", "MiniMax-M3" },
	{ "MiniMax-M3", "MiniMax-M3", "MiniMax-M1" },
	{ "MiniMax-M1", "MiniMax-M1", "MiniMax-M3" },
};

/* The text begins at byte `at` of the document, and one thing is named there. */
static void
check_pair(const struct pair *p, uint32_t at)
{
	size_t n = strlen(p->text);
	bool found = false;

	for (size_t i = 0; i < reading.mentions; i++) {
		const struct mention *m = &reading.mention[i];
		struct str name = reading_of(m->entity)->name;

		CHECK(!str_is(name, p->never));
		if (m->start < at || m->end > at + n + 1)
			continue;
		found |= m->end + 1 >= at + n && str_is(name, p->name);
	}
	CHECK(found);
	if (!found)
		fprintf(stderr, "\"%s\" is not %s: %s\n", p->text, p->name,
		    names());
}

static void
check_pairs(const struct pair *pair, size_t n, const char *before,
    const char *after)
{
	char text[400];

	for (size_t i = 0; i < n; i++) {
		(void)snprintf(text, sizeof(text), "%s%s%s", before,
		    pair[i].text, after);
		read_text(text);
		check_pair(&pair[i], (uint32_t)strlen(before));
	}
}

static bool
same_two(const struct pair *a, const struct pair *b)
{
	return (strcmp(a->name, b->name) == 0 &&
	    strcmp(a->never, b->never) == 0) ||
	    (strcmp(a->name, b->never) == 0 && strcmp(a->never, b->name) == 0);
}

static bool
is_read(const char *name, const struct pair *pair, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(pair[i].name, name) == 0)
			return true;
	return false;
}

/*
 * How many two things are told apart, whichever way round and however they are
 * written; the neighbour is one that some row shows to be read as itself.
 */
static size_t
count_pairs(const struct pair *pair, size_t n)
{
	size_t pairs = 0;

	for (size_t i = 0; i < n; i++) {
		bool again = strcmp(pair[i].name, pair[i].never) == 0;

		for (size_t k = 0; k < i && !again; k++)
			again = same_two(&pair[i], &pair[k]);
		if (!again && !is_read(pair[i].never, pair, n))
			fprintf(stderr, "%s is no row's name\n",
			    pair[i].never);
		CHECK(again || is_read(pair[i].never, pair, n));
		pairs += !again;
	}
	return pairs;
}

static void
pairs_are_many(void)
{
	size_t c = count_pairs(chips, COUNT_OF(chips));
	size_t m = count_pairs(models, COUNT_OF(models));

	printf("%zu near pairs: %zu of chips and systems, %zu of models\n",
	    c + m, c, m);
	CHECK(c + m >= PAIRS_LEAST);
}

static void
chips_are_not_their_neighbours(void)
{
	check_pairs(chips, COUNT_OF(chips), "NVIDIA, Apple and the clouds buy "
	    "silicon. This week they moved ", " into the data center, where "
	    "every GPU and each iPhone, Mac and server counts.");
}

static void
models_are_not_their_neighbours(void)
{
	check_pairs(models, COUNT_OF(models), "OpenAI and its rivals put a "
	    "model on every benchmark. This week we tried ", " for coding and "
	    "reasoning, said the lab, and it was better than we thought.");
	reading_end();
}

CHECK_MAIN(pairs_are_many, chips_are_not_their_neighbours,
    models_are_not_their_neighbours)
