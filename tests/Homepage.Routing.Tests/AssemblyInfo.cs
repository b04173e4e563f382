// Processes are frozen and killed by signals; elsewhere the tests skip themselves.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
