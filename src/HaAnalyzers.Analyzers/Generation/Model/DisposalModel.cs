namespace HaAnalyzers.Analyzers.Generation.Model;

/// <summary>Where a guard hears that it is disposed of.</summary>
internal enum DisposalForm
{
    /// <summary>An interface: in a public method.</summary>
    Implement,

    /// <summary>In the method of the class, which is virtual.</summary>
    Override,

    /// <summary>In <c>Dispose(bool)</c> or <c>DisposeAsyncCore()</c> of the class.</summary>
    Hook,

    /// <summary>Nowhere in the class: the guard implements the interface of its own.</summary>
    Reimplement,
}

/// <param name="Form">Where the guard hears of it.</param>
/// <param name="CallsBase">The class has something of its own to dispose of.</param>
internal sealed record DisposalModel(DisposalForm Form, bool CallsBase);
