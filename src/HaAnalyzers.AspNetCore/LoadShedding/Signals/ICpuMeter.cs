namespace HaAnalyzers.AspNetCore;

/// <summary>Processor time used so far, and how much of it there is.</summary>
internal interface ICpuMeter
{
    /// <summary>Reads the meter.</summary>
    /// <param name="used">Processor time used since some moment in the past.</param>
    /// <param name="processors">How many processors it may use at a time; need not be whole.</param>
    /// <returns>Whether it says anything.</returns>
    bool TryRead(out TimeSpan used, out double processors);
}
