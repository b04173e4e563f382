namespace HaAnalyzers.Guarding;

/// <summary>A call that is waited for.</summary>
internal interface ICancellable
{
    /// <summary>The caller does not want the answer any more.</summary>
    void CancelByCaller();
}
