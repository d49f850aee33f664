; Click of a button: a low, soft touch. It rises over 18 ms and is gone after a tenth of a second.
; peak: -20 dBFS
<CsoundSynthesizer>
<CsInstruments>
#include "tones.orc"

instr Touch
  aEnv  cosseg 0, .018, 1, p3 - .018, 0
  aFall expon 1, p3, .02
  a1    poscil 1, 210
  a2    poscil .35, 423
  out (a1 + a2) * aEnv * aFall * .5
endin
</CsInstruments>
<CsScore>
i "Touch" 0 .12
i "Rest"  0 .15
</CsScore>
</CsoundSynthesizer>
