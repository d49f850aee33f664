; First light. D lydian, intensity 1.
; Pads open like a shutter, each a little wider than the one before; single glass tones fall into the room.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 101

giShape ftgen 0, 0, 1024, -27, 0, -3, 200, -1, 520, 2, 760, 3, 900, 0, 1023, -4

; D stays; above it D, E and B minor come and go, never leaving the lydian G sharp alone for long.
iPads[] fillarray 50,57,64,66,  52,59,64,68,  54,57,61,66,  50,59,64,69,  47,57,62,66,  52,56,64,71,  50,57,61,64,  50,57,66,69
Chords "Pad", 0, 288, 16, 1.5, 4, iPads, -22, .5

Hold "Drone", 0, 300, 38, -22, .3
Hold "Drone", 6, 296, 45, -27, .4

iT1[] fillarray 2, 9.5, 15, 22
iN1[] fillarray 78, 76, 81, 73
Loop "Glass", 26, 268, 29, iT1, iN1, 9, -22, .35

iT2[] fillarray 4, 16, 27
iN2[] fillarray 85, 80, 83
Loop "Glass", 92, 262, 37, iT2, iN2, 11, -28, .25

iT3[] fillarray 0, 11, 19
iN3[] fillarray 69, 66, 64
Loop "Bell", 140, 250, 43, iT3, iN3, 12, -29, .2

; towards the end the strings lie under it for a while, like a floor that the light has reached
iLow[] fillarray 50,57,62,  52,59,64,  47,54,62,  50,57,66
Chords "Strings", 128, 256, 16, 1.45, 3, iLow, -31, .2
</CsInstruments>
<CsScore>
i "Master" 0 300 10 14 -3 -5 0
</CsScore>
</CsoundSynthesizer>
