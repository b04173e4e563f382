using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>What is special about generated gRPC clients, known by name: nobody who has none references their packages.</summary>
internal static class RemoteClients
{
    /// <summary>What the type of a call comes to: a task for one answer, a stream for several.</summary>
    public static MemberResult? ResultOf(INamedTypeSymbol returnType, KnownSymbols symbols)
    {
        RemoteCallForm? form = !IsInGrpcCore(returnType) ? null : (returnType.Name, returnType.Arity) switch
        {
            ("AsyncUnaryCall", 1) => RemoteCallForm.Unary,
            ("AsyncServerStreamingCall", 1) => RemoteCallForm.ServerStreaming,
            ("AsyncClientStreamingCall", 2) => RemoteCallForm.ClientStreaming,
            ("AsyncDuplexStreamingCall", 2) => RemoteCallForm.DuplexStreaming,
            _ => null,
        };
        if (form is not { } known || symbols is not { TaskOfT: { } task, AsyncEnumerableOfT: { } stream })
        {
            return null;
        }

        ITypeSymbol response = returnType.TypeArguments.Last();
        bool isStream = known is RemoteCallForm.ServerStreaming or RemoteCallForm.DuplexStreaming;
        INamedTypeSymbol answer = (isStream ? stream : task).Construct(response);
        return new MemberResult(isStream ? ResultKind.Stream : ResultKind.TaskOfValue, isStream ? answer : response) { RemoteCall = known, AnswerType = answer };
    }

    public static bool IsCallOptions(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, Type: INamedTypeSymbol { Name: "CallOptions", Arity: 0 } type } && IsInGrpcCore(type);

    /// <summary>Creates the client that <c>WithHost</c> returns, from a configuration that the guard has none of.</summary>
    public static bool IsFactory(ISymbol member)
    {
        if (member is not IMethodSymbol { Name: "NewInstance", Parameters.Length: 1 } method)
        {
            return false;
        }

        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return IsClientBase(method.ContainingType);
    }

    /// <summary><c>WithHost</c>, which is not virtual, and ends in <see cref="IsFactory"/>, which is.</summary>
    public static bool IsHostSelection(ISymbol member) => member is IMethodSymbol { Name: "WithHost" } && IsClientBase(member.ContainingType);

    public static bool IsClient(INamedTypeSymbol contract) => ClassMembers.Hierarchy(contract).Any(IsClientBase);

    private static bool IsClientBase(INamedTypeSymbol? type) => type is { Name: "ClientBase", Arity: 1 } && IsInGrpcCore(type);

    private static bool IsInGrpcCore(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "Core", ContainingNamespace: { Name: "Grpc", ContainingNamespace.IsGlobalNamespace: true } };
}
