using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Shapes.Tests;

/// <summary>What became of one contract.</summary>
/// <param name="Contract">The interface.</param>
/// <param name="Members">How many members its guard has to implement.</param>
/// <param name="IsGuarded">A guard was generated.</param>
/// <param name="HasDouble">A fault double was generated.</param>
/// <param name="Reports">What HA0001 and HA0002 said of it.</param>
internal sealed record Outcome(INamedTypeSymbol Contract, int Members, bool IsGuarded, bool HasDouble, ImmutableArray<Diagnostic> Reports);
