#pragma once

namespace lw::audio {

/// Who decodes ahead: threads of its own (in a room), or whoever calls `readAhead` (offline, tests).
enum class Reading { onThread, inlined };

}  // namespace lw::audio
