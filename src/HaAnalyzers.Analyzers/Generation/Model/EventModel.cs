namespace HaAnalyzers.Analyzers.Generation.Model;

/// <summary>An event of a contract; a subscription is passed on to the implementation, whatever the state of the breaker.</summary>
/// <param name="Name">Keywords escaped.</param>
/// <param name="Type">The type of the handler.</param>
/// <param name="ExplicitInterface">The interface that declares it, when it must be implemented explicitly; otherwise <see langword="null"/>.</param>
/// <param name="CallThrough">The interface through which the implementation is reached, when the contract alone would be ambiguous.</param>
/// <param name="Obsolete">The attribute that makes uses of an obsolete event legal, or <see langword="null"/>.</param>
/// <param name="Modifiers">What stands before it otherwise.</param>
internal sealed record EventModel(string Name, string Type, string? ExplicitInterface, string? CallThrough, string? Obsolete, string Modifiers);
