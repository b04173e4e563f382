using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>The failures that a strategy reacts to.</summary>
/// <param name="Types">Exceptions by type; a class that is none stands for the results that one of its methods handles.</param>
/// <param name="Cancellation">What of cancellation is among them, where a type includes it.</param>
internal sealed record HandledFailures(ImmutableArray<ITypeSymbol> Types, HandledCancellation Cancellation)
{
    /// <summary>What Polly 8 handles where nothing is said: all but cancellation.</summary>
    public static HandledFailures? Default(IOperation options) =>
        options.SemanticModel?.Compilation.GetBestTypeByMetadataName("System.Exception") is { } exception
            ? new HandledFailures(ImmutableArray.Create<ITypeSymbol>(exception), HandledCancellation.None)
            : null;

    /// <summary>Reads a chain of <c>Handle</c> and <c>Or</c>; <see langword="null"/> where results or conditions play a part.</summary>
    public static HandledFailures? Read(IOperation? chain)
    {
        var types = ImmutableArray.CreateBuilder<ITypeSymbol>();
        var cancellation = HandledCancellation.All;
        while (chain is IConversionOperation conversion)
        {
            chain = conversion.Operand;
        }

        for (; chain is IInvocationOperation call && PollyApi.Declares(call.TargetMethod.ContainingType); chain = Operations.ChainedTo(call))
        {
            switch (call.TargetMethod)
            {
                case { Name: "Handle" or "Or", TypeArguments: [var type], Parameters.IsEmpty: true }:
                    types.Add(type);
                    break;
                case { Name: "Handle" or "Or", TypeArguments: [{ Name: "Exception" } type] } when types.Count == 0 && Excluded(call) is { } excluded:
                    types.Add(type);
                    cancellation = excluded;
                    break;
                case { Name: "HandleTransientHttpError" or "OrTransientHttpError", ContainingType: var type }
                    when call.SemanticModel?.Compilation.GetBestTypeByMetadataName("System.Net.Http.HttpRequestException") is { } failure:
                    types.Add(type);
                    types.Add(failure);
                    break;
                default:
                    return null;
            }
        }

        // Two conditions on one type, or one beside others, are not told apart.
        bool isPlain = cancellation == HandledCancellation.All || types.Count == 1;
        return isPlain && types.Count > 0 && chain is null or IObjectCreationOperation ? new HandledFailures(types.ToImmutable(), cancellation) : null;
    }

    public bool Covers(HandledFailures other) => other.Types.All(type => Types.Any(candidate => Ancestors(type).Contains(candidate, SymbolEqualityComparer.Default)
        && (Cancellation == HandledCancellation.All || !IncludesCancellation(type) || Cancellation <= (IsCancellation(type) ? HandledCancellation.All : other.Cancellation))));

    private static bool IncludesCancellation(ITypeSymbol type) => IsCancellation(type) || type.Name is "Exception" or "SystemException";

    private static bool IsCancellation(ITypeSymbol type) => Ancestors(type).Any(ancestor => ancestor.Name == "OperationCanceledException");

    /// <summary>What a condition leaves out that says nothing but <c>exception is not OperationCanceledException</c>, in one of its forms.</summary>
    private static HandledCancellation? Excluded(IInvocationOperation call) =>
        call.Arguments.Select(argument => Operations.WithoutConversions(argument.Value)).OfType<IDelegateCreationOperation>().FirstOrDefault()
            is { Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: var pattern } } }] } }
            ? Excluded(pattern)
            : null;

    private static HandledCancellation? Excluded(IPatternOperation pattern) => pattern switch
    {
        ITypePatternOperation { MatchedType.Name: "OperationCanceledException" } => HandledCancellation.None,
        IRecursivePatternOperation
        {
            MatchedType.Name: "OperationCanceledException",
            DeclaredSymbol: null,
            DeconstructionSubpatterns.IsEmpty: true,
            PropertySubpatterns: [{ Member: IPropertyReferenceOperation { Property.Name: "InnerException" }, Pattern: INegatedPatternOperation { Pattern: ITypePatternOperation { MatchedType.Name: "TimeoutException" } } }],
        } => HandledCancellation.Timeouts,
        _ => null,
    };

    private static IEnumerable<ITypeSymbol> Ancestors(ITypeSymbol type)
    {
        for (ITypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }
}
