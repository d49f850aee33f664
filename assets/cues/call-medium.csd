; Call, medium: three pulses of 200 ms, 200 ms apart.
; peak: -9 dBFS
<CsoundSynthesizer>
<CsInstruments>
#include "tones.orc"
</CsInstruments>
<CsScore>
i "Pulse" 0  .2 72
i "Pulse" .4 .2 72
i "Pulse" .8 .2 72
i "Rest"  0  1.1
</CsScore>
</CsoundSynthesizer>
