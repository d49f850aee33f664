; Call, low: two pulses of 240 ms, 240 ms apart, lower.
; peak: -12 dBFS
<CsoundSynthesizer>
<CsInstruments>
#include "tones.orc"
</CsInstruments>
<CsScore>
i "Pulse" 0   .24 67
i "Pulse" .48 .24 67
i "Rest"  0   .85
</CsScore>
</CsoundSynthesizer>
