using System.Diagnostics;

namespace HaAnalyzers.AspNetCore;

/// <summary>What this process uses of the processors it may run on.</summary>
internal sealed class ProcessCpuMeter : ICpuMeter
{
    public bool TryRead(out TimeSpan used, out double processors)
    {
        processors = Environment.ProcessorCount;
#if NET9_0_OR_GREATER
        // Browsers and iOS have no meter, and no server either.
#pragma warning disable CA1416
        used = Environment.CpuUsage.TotalTime;
#pragma warning restore CA1416
#else
        using var process = Process.GetCurrentProcess();
        used = process.TotalProcessorTime;
#endif
        return true;
    }
}
