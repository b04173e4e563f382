using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>One service put into the container.</summary>
/// <param name="Invocation">The registering call.</param>
/// <param name="Service">What is asked for.</param>
/// <param name="Implementation">What answers, where the call names a type.</param>
/// <param name="Values">The instance, or everything the factory returns; a method group stands for its method.</param>
internal sealed record Registration(
    IInvocationOperation Invocation, ITypeSymbol Service, ITypeSymbol? Implementation, ImmutableArray<IOperation> Values);
