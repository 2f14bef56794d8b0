/**
 * Stands in for `when-exit`, which comes along with what writes the settings. At the first SIGINT, SIGTERM or SIGHUP it
 * would end the process: past the window, which holds that back while a FortiGate migrates, and before the command line
 * has printed what is done. What it is there for, removing half-written files, does not come up: settings are written in
 * one go.
 */
export default function whenExit() {
  return () => undefined
}
