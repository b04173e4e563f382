using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Turns the members of a contract, inherited ones included, into models.</summary>
internal sealed class MemberParser(
    INamedTypeSymbol contract, FallbackParser fallbacks, bool breaksPerMember, string? pipeline, Location contractLocation, KnownSymbols symbols, List<ContractProblem> problems)
{
    /// <summary>Names the guard uses itself; a member of that name is implemented explicitly.</summary>
    private static readonly HashSet<string> GuardsOwnNames =
        ["Breaker", "DefaultOptions", "State", "Dispose", "DisposeAsync", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize"];

    private readonly BreakerKeyParser _breakerKeys = new(contract, symbols, problems);
    private readonly ResultCheckParser _resultChecks = new(contract, symbols, problems);
    private readonly HashSet<string> _signatures = [];
    private readonly Dictionary<string, SymbolKind> _implicitNames = [];

    /// <summary>Returns <see langword="null"/> when a member stands in the way of any guard that compiles.</summary>
    public IReadOnlyList<MemberModel>? Parse(CancellationToken cancellationToken)
    {
        var members = new List<MemberModel>();
        bool complete = true;
        foreach (INamedTypeSymbol declaring in contract.AllInterfaces.Insert(0, contract).Where(type => !IsDisposable(type)))
        {
            foreach (ISymbol member in declaring.GetMembers().Where(NeedsImplementation))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if ((MemberObstacles.Find(member, symbols) ?? PipelineParser.Obstacle(member, pipeline)) is { } obstacle)
                {
                    Location location = AttributeLocations.Of(member) is { IsInSource: true } own && own.SourceTree is { } tree
                        && symbols.Compilation.ContainsSyntaxTree(tree)
                        ? own
                        : contractLocation;
                    problems.Add(new ContractProblem(
                        DiagnosticIds.MemberCannotBeGuarded, location, $"{contract.Name}.{DisplayName(member)}", obstacle));
                    complete = false;
                }
                else
                {
                    members.Add(Parse(member, declaring));
                }
            }
        }

        return complete ? members : null;
    }

    private static bool IsDisposable(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_IDisposable || type.ToDisplayString() == "System.IAsyncDisposable";

    private static bool NeedsImplementation(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: not MethodKind.Ordinary } => false,
        IMethodSymbol or IPropertySymbol or IEventSymbol => member.IsAbstract || (member.IsVirtual && !member.IsStatic),
        _ => false,
    };

    private static string DisplayName(ISymbol member) => member is IPropertySymbol { IsIndexer: true } ? "this[]" : member.Name;

    private MemberModel Parse(ISymbol member, INamedTypeSymbol declaring)
    {
        var method = member as IMethodSymbol;
        ITypeSymbol returnType = method?.ReturnType ?? ((IPropertySymbol)member).Type;
        MemberResult result = MemberResult.Of(returnType, symbols);
        var parameters = method is null ? [] : method.Parameters.ToList();
        IParameterSymbol? token = parameters.LastOrDefault(parameter => MemberResult.IsToken(parameter));
        (FallbackModel fallback, CacheModel? cache) = fallbacks.Parse(member, result, parameters);
        bool inherited = !SymbolEqualityComparer.Default.Equals(declaring, contract);
        string declaringType = declaring.ToDisplayString(SymbolFormats.Qualified);
        return new MemberModel
        {
            Name = SymbolFormats.Escape(member.Name),
            DisplayName = member.Name,
            ExplicitInterface = IsImplicit(member) ? null : declaringType,
            CallThrough = inherited ? declaringType : null,
            IsProperty = method is null,
            Kind = result.Kind,
            ReturnType = returnType.ToDisplayString(SymbolFormats.Qualified),
            ResultType = result.Type?.ToDisplayString(SymbolFormats.Qualified) ?? "",
            TypeParameters = method is { Arity: > 0 }
                ? "<" + string.Join(", ", method.TypeParameters.Select(parameter => SymbolFormats.Escape(parameter.Name))) + ">"
                : "",
            Constraints = new EquatableArray<string>(method is null ? [] : TypeConstraints.Format(method)),
            Parameters = new EquatableArray<ParameterModel>(
                parameters.Select(parameter => Parse(parameter, SymbolEqualityComparer.Default.Equals(parameter, token)))),
            Fallback = fallback,
            Cache = cache,
            BreaksAlone = breaksPerMember,
            BreakerKey = _breakerKeys.Parse(member, parameters),
            ResultCheck = _resultChecks.Parse(member, result),
            Obsolete = ObsoleteAttributes.Format(member),
        };
    }

    private bool IsImplicit(ISymbol member)
    {
        string signature = member is IMethodSymbol method
            ? $"{member.Name}`{method.Arity}({string.Join(",", method.Parameters.Select(p => p.RefKind + p.Type.ToDisplayString()))})"
            : member.Name;
        bool first = _signatures.Add(signature);
        bool sameKind = !_implicitNames.TryGetValue(member.Name, out SymbolKind kind) || (kind == member.Kind && kind == SymbolKind.Method);
        if (!first || !sameKind || GuardsOwnNames.Contains(member.Name) || member.Name == GuardNames.For(contract)
            || member.DeclaredAccessibility != Accessibility.Public)
        {
            return false;
        }

        _implicitNames[member.Name] = member.Kind;
        return true;
    }

    private static ParameterModel Parse(IParameterSymbol parameter, bool isToken) => new(
        parameter.ToDisplayString(SymbolFormats.Parameter) + (parameter.HasExplicitDefaultValue ? " = " + ConstantValues.OfParameter(parameter) : ""),
        parameter.ToDisplayString(SymbolFormats.Parameter),
        SymbolFormats.Escape(parameter.Name),
        parameter.Type.ToDisplayString(SymbolFormats.Qualified),
        parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.None => "",
            _ => "in ",
        },
        isToken);
}
