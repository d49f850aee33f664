; Bell: low and round, half a second until it is there, eight until it has gone. It marks ends and returns.
; peak: -13 dBFS
<CsoundSynthesizer>
<CsInstruments>
#include "../music/instruments.orc"
seed 7

; D3 with its octave below, its fifth and its octave above; each partial fades at its own pace
instr Round
  iCps   = mtof:i(p4)
  aIn    cosseg 0, .5, 1, p3 - .5, 1
  aOut   cosseg 1, p3 * .4, 1, p3 * .6, 0
  kLow   expon .5, p3, .08
  kBase  expon 1, p3, .03
  kFifth expon .28, p3, .006
  kHigh  expon .42, p3, .005
  kTop   expon .10, p3, .0005
  a0     poscil kLow, iCps * .5, giSine
  a1     poscil kBase, iCps, giSine
  a1b    poscil kBase * .4, iCps * 1.0021, giSine, .3
  a2     poscil kFifth, iCps * 1.4992, giSine
  a3     poscil kHigh, iCps * 2.003, giSine
  a4     poscil kTop, iCps * 3.012, giSine
  aMid   = (a0 + a1 + a3) * aIn * aOut * .3
  aL     = (a1b + a4) * aIn * aOut * .3
  aR     = (a1b * .6 + a2) * aIn * aOut * .3
  Send aMid + aL, aMid + aR, .8, .25, .15
endin

event_i "i", "Round", 0, 7.6, 50
</CsInstruments>
<CsScore>
i "Master" 0 8.5 .02 1.5 -6 -9 0
</CsScore>
</CsoundSynthesizer>
