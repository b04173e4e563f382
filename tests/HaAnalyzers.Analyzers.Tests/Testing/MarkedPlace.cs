using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>A place where a diagnostic is expected, or was reported.</summary>
internal readonly record struct MarkedPlace(string Id, TextSpan Span);
