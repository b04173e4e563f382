namespace HaAnalyzers.Analyzers.Generation.Model;

/// <summary>The readiness probe of a critical contract.</summary>
/// <param name="Contract">With <c>global::</c>.</param>
/// <param name="FullName">As messages call the contract.</param>
/// <param name="Member">The name of the member, escaped.</param>
/// <param name="TokenParameter">The parameter that takes the token, escaped, if there is one.</param>
/// <param name="IsAwaited">Whether the member returns a task.</param>
/// <param name="AnswersFitness">Whether the answer is a <see langword="bool"/>.</param>
/// <param name="TimeoutMilliseconds">As declared.</param>
/// <param name="CacheMilliseconds">As declared.</param>
/// <param name="SuppressedWarnings">Warnings that mentioning contract and member brings.</param>
internal sealed record ProbeModel(
    string Contract,
    string FullName,
    string Member,
    string? TokenParameter,
    bool IsAwaited,
    bool AnswersFitness,
    int TimeoutMilliseconds,
    int CacheMilliseconds,
    EquatableArray<string> SuppressedWarnings);
