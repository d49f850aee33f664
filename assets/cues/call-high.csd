; Call, high: ten pulses of 150 ms in two groups of 3 and 2. Played every 5 s or less while the call stands.
; peak: -6 dBFS
<CsoundSynthesizer>
<CsInstruments>
#include "tones.orc"
</CsInstruments>
<CsScore>
; 80 ms apart, 310 ms between the third and the fourth, 600 ms between the groups
i "Pulse" 0    .15 76
i "Pulse" .23  .15 76
i "Pulse" .46  .15 76
i "Pulse" .92  .15 76
i "Pulse" 1.15 .15 76
i "Pulse" 1.90 .15 76
i "Pulse" 2.13 .15 76
i "Pulse" 2.36 .15 76
i "Pulse" 2.82 .15 76
i "Pulse" 3.05 .15 76
i "Rest"  0    3.3
</CsScore>
</CsoundSynthesizer>
