namespace HaAnalyzers.Overload;

/// <summary>What stands between the service and its load.</summary>
internal enum Protection
{
    None,
    FixedWindow,
    ConcurrencyLimit,
    LoadShedding,
}
