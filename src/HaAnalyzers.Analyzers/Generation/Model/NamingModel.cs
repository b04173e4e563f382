namespace HaAnalyzers.Analyzers.Generation.Model;

/// <summary>What the compiler says to whoever names a contract.</summary>
/// <param name="IsError">It is obsolete as an error: only what is obsolete itself may name it.</param>
/// <param name="Warnings">The ids of warnings that its attributes bring.</param>
internal sealed record NamingModel(bool IsError, EquatableArray<string> Warnings);
