; Lamp. D major, intensity 1.
; Near and small: nothing but felt tones, two hands, a tune of two halves that answer each other.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 113
giLoose = .3
giWidth = .4
giEase = 10

giShape ftgen 0, 0, 1024, -27, 0, -3, 200, 0, 420, 2, 560, -1, 760, 2, 900, 0, 1023, -3

; the low hand: fifths and sixths, one every 4 s, so that there is always one sounding
iLowT[] fillarray 0, 4, 8, 12, 16, 20, 24, 28
iLowN[] fillarray 50, 57, 47, 54, 55, 62, 57, 52
Loop "Felt", 0, 274, 32, iLowT, iLowN, 18, -16, .25
iMidT[] fillarray 2, 10, 18, 26
iMidN[] fillarray 66, 62, 59, 61
Loop "Felt", 2.6, 272, 32, iMidT, iMidN, 16, -18, .25
iUndT[] fillarray 0, 8, 16, 24
iUndN[] fillarray 38, 43, 43, 45
Loop "Felt", 3, 270, 32, iUndT, iUndN, 20, -19, .4

; the tune, with the question and the answer 24 s apart: against the low hand it comes round after 96 s
iTuneT[] fillarray 0, 3.2, 6.1, 9.5,   24, 27.1, 30.4, 34.6
iTuneN[] fillarray 69, 74, 73, 66,     71, 69, 66, 62
Loop "Felt", 17.1, 262, 48, iTuneT, iTuneN, 9, -20.5, .45

; in the middle it is doubled above, once
iOverT[] fillarray 0, 3.2, 6.1, 9.5,   24, 27.1, 30.4, 34.6
iOverN[] fillarray 81, 78, 76, 78,     83, 81, 78, 74
Loop "Felt", 113.6, 232, 48, iOverT, iOverN, 7, -26, .3
iSpareT[] fillarray 5, 18.7
iSpareN[] fillarray 78, 76
Loop "Felt", 60, 250, 37, iSpareT, iSpareN, 8, -24, .2
</CsInstruments>
<CsScore>
i "Master" 0 280 8 12 -6 -9 0
</CsScore>
</CsoundSynthesizer>
