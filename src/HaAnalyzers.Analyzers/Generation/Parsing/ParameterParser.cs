using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Turns the parameters of a member into models.</summary>
internal static class ParameterParser
{
    /// <param name="token">The parameter of the member that brings the caller's token, if there is one.</param>
    public static ParameterModel Parse(IParameterSymbol parameter, IParameterSymbol? token, TypeNames names)
    {
        string declaration = Declaration(parameter, names);
        return new ParameterModel(
            declaration + (ConstantValues.HasDefault(parameter) ? " = " + ConstantValues.OfParameter(parameter) : ""),
            declaration,
            SymbolFormats.Escape(parameter.Name),
            names.Of(parameter.Type),
            parameter.RefKind switch
            {
                RefKind.Ref => "ref ",
                RefKind.Out => "out ",
                // Where an argument is dynamic the call would be bound at run time, to the type of the implementation.
                RefKind.None => parameter.Type.TypeKind == TypeKind.Dynamic ? "(object?)" : "",
                _ => "in ",
            },
            RoleOf(parameter, token));
    }

    /// <summary>The value that is set comes after the indices, and nothing may come after <c>params</c>.</summary>
    private static string Declaration(IParameterSymbol parameter, TypeNames names)
    {
        string declaration = names.Format(parameter, SymbolFormats.Parameter);
        return parameter is { IsParams: true, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.PropertySet } }
            ? declaration.Substring("params ".Length)
            : declaration;
    }

    private static ParameterRole RoleOf(IParameterSymbol parameter, IParameterSymbol? token) =>
        !SymbolEqualityComparer.Default.Equals(parameter, token) ? ParameterRole.Argument
        : MemberResult.IsToken(parameter) ? ParameterRole.Token
        : ParameterRole.CallOptions;
}
