; The instruments that all pieces share, and the few words their scores are written with.
;
; Every voice has the same parameters:
;   p4  pitch, MIDI number (60 = middle C; fractions allowed)
;   p5  level, dB
;   p6  place, -1 (left) to 1 (right)
;   p7  colour, 0 (darkest) to 1
; and keeps the same rules: it starts over 300 ms or more, it ends more slowly than it starts,
; and what it does at random comes from the score's fixed seed, so that a render is repeatable.

sr     = 48000
ksmps  = 96
nchnls = 2
0dbfs  = 1

gaDryL  init 0
gaDryR  init 0
gaNearL init 0
gaNearR init 0
gaFarL  init 0
gaFarR  init 0

; ---- waves: few partials, falling steeply, so that nothing shines ---------------------------------

giSine   ftgen 0, 0, 16384, 10, 1
giWarm   ftgen 0, 0, 16384, 10, 1, .42, .24, .14, .09, .06, .042, .03, .021, .015, .01
giString ftgen 0, 0, 16384, 10, 1, .55, .40, .26, .21, .15, .12, .09, .075, .06, .048, .039, .031, .025
giReed   ftgen 0, 0, 16384, 10, 1, .12, .36, .07, .17, .04, .09, .02, .045, .01, .02
giFlute  ftgen 0, 0, 16384, 10, 1, .20, .08, .03, .012
giHollow ftgen 0, 0, 16384, 10, 1, .04, .10, .03, .03, .01, .008

; ---- how a score speaks -----------------------------------------------------------------------------

; A score may change these before a voice.
giLoose  init .25    ; s, how far a note may stray from its time
giEase   init 24     ; s, over which a voice comes in and goes
giQuiet  init -8     ; dB, how quiet it is at the far end of that
giWidth  init .7     ; how wide a voice's notes are spread

; Level of a voice at iAt when it lives from iFrom to iTo, dB: comes in and goes over giEase. What is there from the
; beginning comes in with the piece.
opcode Presence, i, iii
  iAt, iFrom, iTo xin
  iIn  limit iFrom < 8 ? 1 : (iAt - iFrom) / giEase, 0, 1
  iOut limit (iTo - iAt) / giEase, 0, 1
  xout giQuiet * (1 - iIn) + giQuiet * (1 - iOut)
endop

; A loop of single notes: iTimes (s from the start of a round), iNotes, each iLong s; a round every iRound s.
opcode Loop, 0, Siiii[]i[]iii
  SVoice, iFrom, iTo, iRound, iTimes[], iNotes[], iLong, iDb, iColour xin
  iStart = iFrom
  while iStart < iTo do
    iN = 0
    while iN < lenarray(iNotes) do
      iStray random 0, giLoose
      iTouch random -1.2, 1.2
      iPlace random -giWidth, giWidth
      iAt = iStart + iTimes[iN] + iStray
      if iAt < iTo then
        iPresence Presence iAt, iFrom, iTo
        event_i "i", SVoice, iAt, iLong, iNotes[iN], iDb + iTouch + iPresence, iPlace, iColour
      endif
      iN += 1
    od
    iStart += iRound
  od
endop

; Chords of iSize notes, one after the other in iNotes, one every iEvery s, each living iLong times that.
opcode Chords, 0, Siiiiii[]ii
  SVoice, iFrom, iTo, iEvery, iLong, iSize, iNotes[], iDb, iColour xin
  iCount = lenarray(iNotes) / iSize
  iAt = iFrom
  iWhich = 0
  while iAt < iTo do
    iPresence Presence iAt, iFrom, iTo
    iN = 0
    while iN < iSize do
      iStray random 0, giLoose * 2
      iTouch random -.8, .8
      iPlace = giWidth * (iSize > 1 ? 2 * iN / (iSize - 1) - 1 : 0) * (iWhich % 2 == 0 ? 1 : -1)
      event_i "i", SVoice, iAt + iStray, iEvery * iLong, iNotes[iWhich * iSize + iN], iDb + iTouch + iPresence, iPlace, iColour
      iN += 1
    od
    iWhich = (iWhich + 1) % iCount
    iAt += iEvery
  od
endop

; One long note.
opcode Hold, 0, Siiiii
  SVoice, iFrom, iTo, iNote, iDb, iColour xin
  event_i "i", SVoice, iFrom, iTo - iFrom, iNote, iDb, 0, iColour
endop

; ---- ways out ---------------------------------------------------------------------------------------

; Dry, and into the near and the far reverb.
opcode Send, 0, aaiii
  aL, aR, iDry, iNear, iFar xin
  gaDryL  = gaDryL + aL * iDry
  gaDryR  = gaDryR + aR * iDry
  gaNearL = gaNearL + aL * iNear
  gaNearR = gaNearR + aR * iNear
  gaFarL  = gaFarL + aL * iFar
  gaFarR  = gaFarR + aR * iFar
endop

; Equal-power place of a mono sound.
opcode Place, aa, ai
  aIn, iPlace xin
  iAngle = (limit:i(iPlace, -1, 1) + 1) * $M_PI_4
  xout aIn * cos(iAngle), aIn * sin(iAngle)
endop

; ---- voices -----------------------------------------------------------------------------------------

; Warm pad: two detuned waves a side, a filter that opens and closes with the note.
instr Pad
  iCps   = mtof:i(p4)
  iAmp   = ampdbfs:i(p5)
  iEdge  limit p3 * .42, .4, 11
  iPhase random 0, 1
  aEnv   cosseg 0, iEdge, 1, p3 - 2 * iEdge, 1, iEdge, 0
  kOpen  cosseg .15, p3 * .48, 1, p3 * .52, .1
  kMove  randomi .8, 1.2, .13
  kDrift randomi -.0011, .0011, .21
  kCut   = (iCps * 1.2 + 180 + 2100 * p7 * kOpen) * kMove
  aL1    poscil iAmp, iCps * (1.0012 + kDrift), giWarm, iPhase
  aL2    poscil iAmp, iCps * (.9985 - kDrift), giWarm, frac(iPhase + .37)
  aR1    poscil iAmp, iCps * (1.0021 - kDrift), giWarm, frac(iPhase + .61)
  aR2    poscil iAmp, iCps * (.9991 + kDrift), giWarm, frac(iPhase + .83)
  aL     butlp (aL1 + aL2) * aEnv, kCut
  aR     butlp (aR1 + aR2) * aEnv, kCut
  iTilt  = p6 * .35
  Send aL * (1 - iTilt), aR * (1 + iTilt), .5, .25, .22
endin

; Strings, many players at a distance: slower filter, slow unequal vibrato.
instr Strings
  iCps   = mtof:i(p4)
  iAmp   = ampdbfs:i(p5) * .7
  iEdge  limit p3 * .4, .6, 8
  iPhase random 0, 1
  iRate  random 4.1, 5.1
  aEnv   cosseg 0, iEdge, 1, p3 - 2 * iEdge, 1, iEdge, 0
  kDeep  cosseg 0, p3 * .5, .0028, p3 * .5, .0006
  kVib1  poscil kDeep, iRate, giSine
  kVib2  poscil kDeep, iRate * .87, giSine, .4
  kMove  randomi .75, 1.25, .17
  kCut   = (iCps * 1.4 + 280 + 2200 * p7) * kMove
  aL1    poscil iAmp, iCps * (1.0026 + kVib1), giString, iPhase
  aL2    poscil iAmp, iCps * (.9979 + kVib2), giString, frac(iPhase + .29)
  aR1    poscil iAmp, iCps * (.9969 - kVib1), giString, frac(iPhase + .53)
  aR2    poscil iAmp, iCps * (1.0014 - kVib2), giString, frac(iPhase + .71)
  aL     butlp (aL1 + aL2) * aEnv, kCut
  aR     butlp (aR1 + aR2) * aEnv, kCut
  iTilt  = p6 * .45
  Send aL * (1 - iTilt), aR * (1 + iTilt), .35, .35, .25
endin

; Low tone that stays: the same on both sides, slowly beating with itself.
instr Drone
  iCps   = mtof:i(p4)
  iAmp   = ampdbfs:i(p5)
  iEdge  limit p3 * .3, 2, 14
  aEnv   cosseg 0, iEdge, 1, p3 - 2 * iEdge, 1, iEdge, 0
  kMove  randomi .7, 1.5, .07
  kLift  randomi .4, 1, .11
  kBreathe randomi .55, 1, .047
  a1     poscil iAmp * .85, iCps, giWarm
  a2     poscil iAmp * .22, iCps * 1.0016, giWarm, .5
  a3     poscil iAmp * .30 * kLift, iCps * 2.002, giHollow, .25
  aOut   butlp (a1 + a2 + a3) * aEnv * interp(kBreathe), (150 + iCps + 500 * p7) * kMove
  Send aOut, aOut, .8, .1, .12
endin

; A moving bass note: rounder than the drone, with a beginning.
instr Bass
  iCps   = mtof:i(p4)
  iAmp   = ampdbfs:i(p5)
  iIn    limit p3 * .25, .8, 4
  aEnv   cosseg 0, iIn, 1, p3 * .35, .8, p3 * .65 - iIn, 0
  kCut   cosseg 140 + iCps, iIn * 2, 220 + iCps + 500 * p7, p3 - iIn * 2, 120 + iCps
  a1     poscil iAmp, iCps, giWarm
  a2     poscil iAmp * .25, iCps * 2.001, giHollow, .3
  aOut   butlp (a1 + a2) * aEnv, kCut
  Send aOut, aOut, .8, .12, .1
endin

; Glass, bowed: pure partials, a little apart on the two sides.
instr Glass
  iCps   = mtof:i(p4)
  iAmp   = ampdbfs:i(p5)
  iIn    limit p3 * .24, .7, 3
  aEnv   cosseg 0, iIn, 1, p3 * .2, .75, p3 * .8 - iIn, 0
  iPhase random 0, 1
  kWave  randomi .55, 1, .9
  kAir   cosseg 0, iIn * 1.3, .3 + p7 * .4, p3 - iIn * 1.3, 0
  aLow   poscil iAmp, iCps, giSine, iPhase
  aL     poscil iAmp * .5 * kWave, iCps + .31, giHollow
  aR     poscil iAmp * .5 * (1.5 - kWave), iCps - .27, giHollow, .5
  aL2    poscil iAmp * .35 * kAir, iCps * 2.0013, giSine
  aR2    poscil iAmp * .22 * kAir, iCps * 3.0021, giSine
  aPL, aPR Place aLow * .7, p6
  Send (aPL + aL + aL2) * aEnv, (aPR + aR + aR2) * aEnv, .3, .3, .4
endin

; Felt: a plucked body with the pluck taken away.
instr Felt
  iCps   = mtof:i(p4)
  iAmp   = ampdbfs:i(p5)
  iLife  limit p3, 2.5, 20
  aIn    cosseg 0, .42, 1, p3 - .42, 1
  aOut   cosseg 1, p3 * .55, 1, p3 * .45, 0
  aFall  expon 1, iLife, .03
  kFall2 expon .16 + .30 * p7, iLife * .6, .004
  kFall3 expon .05 + .16 * p7, iLife * .4, .001
  kFall4 expon .02 + .08 * p7, iLife * .3, .0005
  iBend  random .9995, 1.0005
  a1     poscil iAmp, iCps * iBend, giSine
  a2     poscil iAmp * kFall2, iCps * 2.0017, giSine
  a3     poscil iAmp * kFall3, iCps * 3.0061, giSine
  a4     poscil iAmp * kFall4, iCps * 4.0133, giSine
  a5     poscil iAmp * .3, iCps * 1.0019, giSine, .25
  aL, aR Place (a1 + a2 * .8 + a3) * aIn * aFall * aOut, p6
  aL5, aR5 Place (a5 + a2 * .2 + a4) * aIn * aFall * aOut, -p6
  Send aL + aL5, aR + aR5, .6, .3, .2
endin

; Reed: a soft resonator, hollow, with breath in its body.
instr Reed
  iCps   = mtof:i(p4)
  iAmp   = ampdbfs:i(p5) * .8
  iIn    limit p3 * .18, .4, 1.4
  aEnv   cosseg 0, iIn, 1, p3 * .25, .6, p3 * .75 - iIn, 0
  kCut   cosseg iCps, iIn * 1.2, iCps * 1.5 + 900 * p7, p3 - iIn * 1.2, iCps
  iPhase random 0, 1
  aBody  poscil iAmp, iCps * 1.0008, giReed, iPhase
  aTwin  poscil iAmp * .6, iCps * .9989, giReed, frac(iPhase + .4)
  aAir   noise iAmp * .9, 0
  aAir   reson aAir, iCps * 2, iCps * .12, 2
  aL, aR Place aBody + aAir * .25, p6
  aL2, aR2 Place aTwin + aAir * .15, -p6 * .6
  aL     butlp (aL + aL2) * aEnv, kCut
  aR     butlp (aR + aR2) * aEnv, kCut
  Send aL, aR, .45, .35, .25
endin

; Flute, low, with more breath than tone at both ends.
instr Flute
  iCps   = mtof:i(p4)
  iAmp   = ampdbfs:i(p5)
  iIn    limit p3 * .22, .5, 1.6
  aEnv   cosseg 0, iIn, 1, p3 * .3, .85, p3 * .7 - iIn, 0
  kTone  cosseg .3, iIn * 1.5, 1, p3 - iIn * 1.5, .5
  kDeep  cosseg 0, p3 * .35, 0, p3 * .3, .0045, p3 * .35, .002
  iRate  random 4.2, 4.9
  kVib   poscil kDeep, iRate, giSine
  kBend  cosseg .994, iIn * 1.2, 1, p3 - iIn * 1.2, .998
  aTone  poscil iAmp * kTone, iCps * (kBend + kVib), giFlute
  aNoise noise iAmp * (.35 + .4 * p7), 0
  aB1    reson aNoise, iCps * kBend, iCps * .09, 2
  aB2    reson aNoise, iCps * 2.01, iCps * .3, 2
  aAll   butlp (aTone + aB1 * .45 + aB2 * .16) * aEnv, iCps * 2 + 900 * p7 + 200
  aL, aR Place aAll, p6 * .8
  Send aL, aR, .4, .35, .3
endin

; Bell, far away: soft in the beginning, without the third that real bells have.
instr Bell
  iCps   = mtof:i(p4)
  iAmp   = ampdbfs:i(p5)
  aIn    cosseg 0, .45, 1, p3 - .45, 1
  aOut   cosseg 1, p3 * .5, 1, p3 * .5, 0
  aFall  expon 1, p3, .01
  kFall2 expon .5, p3 * .7, .01
  kFall3 expon .1 + .2 * p7, p3 * .45, .002
  a0     poscil iAmp * .45, iCps * .5003, giSine
  a1     poscil iAmp, iCps, giSine
  a2     poscil iAmp * .5 * kFall2, iCps * 1.4988, giSine
  a3     poscil iAmp * kFall2, iCps * 2.0036, giSine
  a4     poscil iAmp * kFall3, iCps * 3.011, giSine
  a5     poscil iAmp * .4, iCps * 1.0011, giSine, .5
  aL, aR Place (a0 + a1 + a4) * aIn * aFall * aOut, p6
  aL2, aR2 Place (a2 + a3 + a5) * aIn * aFall * aOut, -p6
  Send aL + aL2, aR + aR2, .25, .3, .5
endin

; Metal, bowed: partials that swell each in their own time, and narrow noise that rings with them.
instr Metal
  iCps   = mtof:i(p4)
  iAmp   = ampdbfs:i(p5)
  iEdge  limit p3 * .38, .8, 9
  aEnv   cosseg 0, iEdge, 1, p3 - 2 * iEdge, 1, iEdge, 0
  k1     randomi .4, 1, .31
  k2     randomi 0, .8, .23
  k3     randomi 0, .6, .27
  k4     randomi 0, .22 + .3 * p7, .37
  k5     randomi 0, .08 + .2 * p7, .41
  a1     poscil iAmp * k1, iCps, giSine
  a2     poscil iAmp * k2, iCps * 1.4991, giSine
  a3     poscil iAmp * k3, iCps * 2.0043, giSine
  a4     poscil iAmp * k4, iCps * 2.9967, giSine
  a5     poscil iAmp * k5, iCps * 4.011, giSine
  a6     poscil iAmp * (1.4 - k1), iCps * 1.0023, giSine, .5
  aBow   noise iAmp * 2.2, 0
  aRing1 reson aBow, iCps * 2.0043, 5, 2
  aRing2 reson aBow, iCps * 2.9967, 7, 2
  aL     = (a1 + a3 + a5 + aRing1 * .5) * aEnv
  aR     = (a6 + a2 + a4 + aRing2 * .35) * aEnv
  iTilt  = p6 * .5
  Send aL * (1 - iTilt) + aR * .25, aR * (1 + iTilt) + aL * .25, .3, .3, .4
endin

; Rain behind a window: no drops, only their sum, moving slowly. p4 is not used; p5 is its mean level.
instr Rain
  iAmp   = ampdbfs:i(p5) * 10     ; what white noise loses in a band about 750 Hz wide
  iEdge  limit p3 * .3, 2, 20
  aEnv   cosseg 0, iEdge, 1, p3 - 2 * iEdge, 1, iEdge, 0
  kL     randomi .6, 1, .19
  kR     randomi .6, 1, .23
  kCut   randomi 500, 700 + 900 * p7, .09
  aNL    noise iAmp, 0
  aNR    noise iAmp, 0
  aL     butbp aNL, kCut, kCut * 1.1
  aR     butbp aNR, kCut * 1.13, kCut * 1.1
  aL     tone aL, 1500
  aR     tone aR, 1500
  Send aL * aEnv * kL, aR * aEnv * kR, .8, .15, .1
endin

; Wind: lower and narrower than rain, around p4; p5 is its mean level.
instr Wind
  iCps   = mtof:i(p4)
  iAmp   = ampdbfs:i(p5) * 1.7 * sqrt(24000 / (iCps * (.3 + .5 * p7)))
  iEdge  limit p3 * .4, 2, 20
  aEnv   cosseg 0, iEdge, 1, p3 - 2 * iEdge, 1, iEdge, 0
  kBow   randomi .8, 1.3, .15
  kL     randomi .35, 1, .21
  kR     randomi .35, 1, .17
  aNL    noise iAmp, 0
  aNR    noise iAmp, 0
  aL     butbp aNL, iCps * kBow, iCps * (.3 + .5 * p7)
  aR     butbp aNR, iCps * kBow * 1.04, iCps * (.3 + .5 * p7)
  Send aL * aEnv * kL, aR * aEnv * kR, .5, .25, .3
endin

; ---- the room, and the end of the line -----------------------------------------------------------------

; The shape of a piece, in dB: points (1024ths of its length, dB), joined by lines.
giShape ftgen 0, 0, 1024, -27, 0, 0, 1023, 0

; p4 head fade, p5 tail fade (s; 0 = none), p6 near reverb, p7 far reverb (dB), p8 when the shape ends (s; 0 = at the end of p3).
instr Master
  iEnd   = p8 > 0 ? p8 : p3
  event_i "e", 0, p3   ; what still sounds then is not waited for
  kTime  timeinsts
  kDb    tablei limit:k(kTime / iEnd, 0, 1) * 1023, giShape
  kGain  = ampdbfs(kDb)
  aGain  interp kGain
  aNL    tone gaNearL, 2600
  aNR    tone gaNearR, 2600
  aFL    tone gaFarL, 1500
  aFR    tone gaFarR, 1500
  aVL, aVR reverbsc aNL, aNR, .84, 3200
  aWL, aWR reverbsc aFL, aFR, .94, 1900
  aL     = gaDryL + aVL * ampdbfs:i(p6) + aWL * ampdbfs:i(p7)
  aR     = gaDryR + aVR * ampdbfs:i(p6) + aWR * ampdbfs:i(p7)
  ; what lies below 140 Hz is the same on both sides
  aMid   = (aL + aR) * .5
  aSide  = (aL - aR) * .5
  aMid   butterhp aMid, 28
  aSide  butterhp aSide, 140
  aFade  init 1
  if p4 > 0 then
    aFade cosseg 0, p4, 1, p3 - p4 - p5, 1, p5, 0
  endif
  outs (aMid + aSide) * aGain * aFade, (aMid - aSide) * aGain * aFade
  clear gaDryL, gaDryR, gaNearL, gaNearR, gaFarL, gaFarR
endin
