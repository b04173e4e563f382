using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>How a member answers, and with what.</summary>
/// <param name="Kind">The shape of the guard.</param>
/// <param name="Type">The result behind the task, or <see langword="null"/> where there is none.</param>
internal sealed record MemberResult(ResultKind Kind, ITypeSymbol? Type)
{
    /// <summary>The kind of gRPC call that is returned, if it is one.</summary>
    public RemoteCallForm? RemoteCall { get; init; }

    /// <summary>The task or stream that stands for a gRPC call.</summary>
    public ITypeSymbol? AnswerType { get; init; }

    public static MemberResult Of(ITypeSymbol returnType, KnownSymbols symbols)
    {
        if (returnType.SpecialType == SpecialType.System_Void)
        {
            return new MemberResult(ResultKind.Void, null);
        }

        if (returnType is INamedTypeSymbol named)
        {
            INamedTypeSymbol definition = named.OriginalDefinition;
            if (Is(definition, symbols.Task))
            {
                return new MemberResult(ResultKind.Task, null);
            }

            if (Is(definition, symbols.ValueTask))
            {
                return new MemberResult(ResultKind.ValueTask, null);
            }

            if (Is(definition, symbols.TaskOfT))
            {
                return new MemberResult(ResultKind.TaskOfValue, named.TypeArguments[0]);
            }

            if (Is(definition, symbols.ValueTaskOfT))
            {
                return new MemberResult(ResultKind.ValueTaskOfValue, named.TypeArguments[0]);
            }

            if (Is(definition, symbols.AsyncEnumerableOfT))
            {
                return new MemberResult(ResultKind.Stream, returnType);
            }

            if (definition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            {
                return new MemberResult(ResultKind.Sequence, returnType);
            }

            if (RemoteClients.ResultOf(named, symbols) is { } remote)
            {
                return remote;
            }
        }

        return new MemberResult(ResultKind.Value, returnType);
    }

    /// <summary>What a stream delivers, one by one.</summary>
    public ITypeSymbol? ElementType => Kind == ResultKind.Stream ? ((INamedTypeSymbol)Type!).TypeArguments[0] : null;

    public static bool IsToken(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, Type: { Name: "CancellationToken" } type }
        && type.ToDisplayString() == "System.Threading.CancellationToken";

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol? known) => SymbolEqualityComparer.Default.Equals(type, known);
}
