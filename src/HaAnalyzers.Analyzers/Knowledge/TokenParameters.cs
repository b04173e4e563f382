using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Where calls take a cancellation token, or could.</summary>
internal static class TokenParameters
{
    public static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };

    /// <summary>The token that is written at the call.</summary>
    public static IArgumentOperation? Passed(IInvocationOperation call) => call.Arguments.FirstOrDefault(
        argument => argument.ArgumentKind == ArgumentKind.Explicit && IsToken(argument.Parameter?.Type));

    /// <summary>Something that may carry a token is handed over, such as the call options of gRPC.</summary>
    public static bool MayCarryToken(IInvocationOperation call) => call.Arguments.Any(
        argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter?.Type.Name is "CallOptions" or "RequestContext" or "CommandDefinition" or "CancellationTokenSource" or "IJobCancellationToken");

    /// <summary>The parameter that would take a token: an optional one that is left out, or that of an overload with nothing else added.</summary>
    public static IParameterSymbol? LeftOut(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (call.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && IsToken(argument.Parameter?.Type)) is { } omitted)
        {
            return omitted.Parameter;
        }

        return method.Parameters.Any(parameter => parameter.IsParams || IsToken(parameter.Type))
            ? null
            : method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Select(overload => AddedToken(overload, method)).FirstOrDefault(parameter => parameter is not null);
    }

    private static IParameterSymbol? AddedToken(IMethodSymbol overload, IMethodSymbol method)
    {
        if (overload.Parameters.Length != method.Parameters.Length + 1
            || overload.TypeParameters.Length != method.TypeParameters.Length
            || overload.IsStatic != method.IsStatic
            || overload.DeclaredAccessibility < method.DeclaredAccessibility)
        {
            return null;
        }

        ImmutableArray<IParameterSymbol> parameters = (overload.IsGenericMethod ? overload.Construct(method.TypeArguments.ToArray()) : overload).Parameters;
        IParameterSymbol last = parameters[parameters.Length - 1];
        return IsToken(last.Type) && method.Parameters.Zip(parameters, (left, right) => SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(same => same)
            ? last
            : null;
    }
}
