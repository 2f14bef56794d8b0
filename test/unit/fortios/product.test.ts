import { expect, test } from 'vitest'
import { otherProduct, productNamedIn, productOf, softwareOf } from '../../../main/fortios/product'

test.each([
  'FG100E',
  'FG5H1E',
  'FGT60F',
  'FGVM64',
  'FGVMK6',
  'FGR60F',
  'FGC200',
  'FWF61F',
  'FortiGate-VM64',
  'FortiGate-60E-POE',
  'FortiWiFi-60F',
  'FortiGateRugged-60F',
  '',
  null,
])('a FortiGate: %j', (platform) => {
  expect(otherProduct(platform)).toBeNull()
})

test.each([
  ['FPXVM4', 'FortiProxy'],
  ['FADV04', 'FortiADC'],
  ['FAZVM64', 'FortiAnalyzer'],
  ['FE-VM', 'FortiMail'],
  ['FMG-VM64', 'FortiManager'],
  ['S248EP', 'FortiSwitch'],
  ['FVE-VM', 'FortiVoice'],
  ['FV-VM64', 'FortiWeb'],
  ['FortiProxy-VM64', 'FortiProxy'],
  ['FortiSandbox-3000F', 'FortiSandbox'],
  ['XY100', 'device of platform "XY100"'],
])('%s is a %s', (platform, product) => {
  expect(otherProduct(platform)).toBe(product)
})

test.each([
  ['Version: FortiWeb-VM 7.4.3,build0606(GA),240101', 'FortiWeb'],
  ['International Version: FortiWeb-VM 7.6.0,build0962(GA.F),240620\nHostname: waf', 'FortiWeb'],
  ['Platform Type : FAZVM64\nPlatform Full Name : FortiAnalyzer-VM64\nVersion : v7.4.3', 'FortiAnalyzer'],
  ['Version:FortiMail-VM v8.0.0,build1\nSerial-Number:FEVM', 'FortiMail'],
  ['Version: FortiGate-60F v7.2.8,build1639,240313 (GA.M)', null],
  ['Linux build 5.15\nVersion: Ubuntu 22.04', null],
  ['', null],
])('%j names %s', (status, product) => {
  expect(productNamedIn(status)).toBe(product)
})

test.each([
  ['FGVM64', 'FortiOS'],
  [null, 'FortiOS'],
  ['FPXVM4', 'FortiProxy'],
  ['FortiWeb-VM', 'FortiWeb'],
  ['XY100', 'version'],
])('a version on %s is one of %s', (platform, software) => {
  expect(softwareOf(platform)).toBe(software)
})

test.each([
  ['FGVM64', 'FortiGate'],
  ['FortiWiFi-60F', 'FortiGate'],
  ['FPXVM4', 'FortiProxy'],
  ['XY100', null],
  ['', null],
  [null, null],
])('%s is of the product %s', (platform, product) => {
  expect(productOf(platform)).toBe(product)
})
