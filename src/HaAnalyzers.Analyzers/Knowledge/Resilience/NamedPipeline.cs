using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>A pipeline or policy that some code puts under a name.</summary>
/// <param name="Source">The policy, or the callback that sets up a builder.</param>
/// <param name="IsCallback">The source is a callback.</param>
/// <param name="Place">The call or assignment that does it.</param>
internal sealed record NamedPipeline(PipelineName Name, IOperation Source, bool IsCallback, SyntaxNode Place);
