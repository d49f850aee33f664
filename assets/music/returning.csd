; Returning. A major, intensity 2.
; The two loops of Still water once more, a fourth lower, slower, and with the strings close under them.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 112

giShape ftgen 0, 0, 1024, -27, 0, -3.5, 200, 0, 460, 2, 660, 0, 830, 2, 1023, -5

iRightT[] fillarray 0, 4.4, 8.1, 14.2
iRightN[] fillarray 64, 61, 69, 66
Loop "Felt", 8, 326, 22.1, iRightT, iRightN, 11, -18, .25
iLeftT[] fillarray 2, 9.2, 15.1, 22.5
iLeftN[] fillarray 57, 52, 59, 54
Loop "Felt", 10, 324, 29.9, iLeftT, iLeftN, 13, -16, .2

; what was pentatonic there has its harmony here
iWarm[] fillarray 45,57,61,64,  50,57,62,66,  54,57,61,69,  47,54,62,66,  52,59,62,68,  45,56,61,64,  50,57,64,66
Chords "Strings", 30, 320, 18, 1.5, 4, iWarm, -27, .25
Chords "Pad", 0, 330, 18, 1.55, 4, iWarm, -25, .3
iFloor[] fillarray 33, 38, 42, 35, 40, 33, 38
Chords "Bass", 66, 322, 18, 1.4, 1, iFloor, -18, .3
Hold "Drone", 0, 340, 45, -24, .2

iT1[] fillarray 0, 12, 27
iN1[] fillarray 73, 76, 71
Loop "Flute", 130, 290, 47, iT1, iN1, 8, -26, .3
iT2[] fillarray 6, 23
iN2[] fillarray 76, 81
Loop "Glass", 180, 310, 39.5, iT2, iN2, 10, -30, .2
</CsInstruments>
<CsScore>
i "Master" 0 340 9 15 -4 -5 0
</CsScore>
</CsoundSynthesizer>
