; Trouble: the link or the power is lost. Five pulses between C5 and C4, slower than any call and unlike all of them.
; peak: -9 dBFS
<CsoundSynthesizer>
<CsInstruments>
#include "tones.orc"
</CsInstruments>
<CsScore>
i "Pulse" 0    .25 72
i "Pulse" .45  .25 60
i "Pulse" .90  .25 60
i "Pulse" 1.35 .25 72
i "Pulse" 1.80 .25 60
i "Rest"  0    2.15
</CsScore>
</CsoundSynthesizer>
