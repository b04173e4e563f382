using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>What parsing a contract came to: a model to emit, when there is nothing in the way, and every misuse that was found.</summary>
internal sealed record ContractParseResult(ContractModel? Model, ImmutableArray<ContractProblem> Problems);

/// <summary>
/// Turns a <c>[NonCritical]</c> contract into a model. The generator takes the model, the rules HA0001 to HA0005 and HA0008 take the problems, so
/// that both always agree.
/// </summary>
internal sealed class ContractParser
{
    private readonly KnownSymbols _symbols;
    private readonly List<ContractProblem> _problems = [];

    private ContractParser(KnownSymbols symbols) => _symbols = symbols;

    /// <param name="declaration">The <c>[NonCritical]</c> that declares the contract, on the type or on the assembly.</param>
    public static ContractParseResult Parse(
        INamedTypeSymbol contract, AttributeData declaration, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var parser = new ContractParser(symbols);
        ContractModel? model = parser.ParseContract(contract, declaration, cancellationToken);
        return new ContractParseResult(model, parser._problems.ToImmutableArray());
    }

    private ContractModel? ParseContract(INamedTypeSymbol contract, AttributeData declaration, CancellationToken cancellationToken)
    {
        if (contract.TypeKind == TypeKind.Error)
        {
            return null;
        }

        Location location = AttributeLocations.Of(declaration, contract);
        ReportContradictions(contract);
        var options = new EquatableArray<string>(new OptionParser(_problems).Parse(declaration, location)
            .Concat(new IgnoredExceptionsParser(_symbols, _problems).Parse(declaration, location)));
        bool foreign = !SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, _symbols.Compilation.Assembly);
        string guardName = GuardNames.For(contract);
        if (ContractObstacles.Find(contract, guardName, foreign, _symbols) is { } obstacle)
        {
            _problems.Add(new ContractProblem(DiagnosticIds.ContractCannotBeGuarded, location, contract.Name, obstacle));
            return null;
        }

        string? pipeline = new PipelineParser(contract, _symbols, _problems).Parse(declaration, location);
        var fallbacks = new FallbackParser(contract, declaration, _symbols, _problems);
        bool breaksPerMember = ContractAttributes.Named(declaration, "Granularity") is { Value: 1 };
        var members = new MemberParser(contract, fallbacks, breaksPerMember, pipeline, location, _symbols, _problems);
        if (!members.TryParse(cancellationToken))
        {
            return null;
        }

        var names = new TypeNames(contract);
        return new ContractModel
        {
            Namespace = contract.ContainingNamespace.IsGlobalNamespace
                ? ""
                : contract.ContainingNamespace.ToDisplayString(SymbolFormats.Qualified).Replace("global::", ""),
            Type = contract.ToDisplayString(SymbolFormats.Qualified),
            IsInterface = contract.TypeKind == TypeKind.Interface,
            IsRemoteClient = RemoteClients.IsClient(contract),
            TypeParameters = TypeConstraints.List(TypeConstraints.ParametersOf(contract), names),
            Constraints = new EquatableArray<string>(TypeConstraints.FormatAll(contract, names)),
            FullName = contract.ToDisplayString(SymbolFormats.FullName),
            GuardName = guardName,
            HintName = GuardNames.HintFor(contract, guardName),
            Accessibility = foreign || !IsPublic(contract) ? "internal" : "public",
            Reason = ContractAttributes.Reason(declaration),
            Obsolete = ObsoleteAttributes.Format(contract),
            IsObsoleteAsError = ObsoleteAttributes.IsError(contract),
            OptionAssignments = options,
            Fallback = fallbacks.Implementation,
            Pipeline = pipeline,
            Members = new EquatableArray<MemberModel>(members.Members),
            Events = new EquatableArray<EventModel>(members.Events),
            SuppressedWarnings = new EquatableArray<string>(members.Warnings),
            Disposal = Disposal.Sync(contract),
            AsyncDisposal = Disposal.Async(contract),
        };
    }

    private void ReportContradictions(INamedTypeSymbol contract)
    {
        ImmutableArray<AttributeData> declarations =
            ContractAttributes.Declarations(contract, _symbols.Compilation.Assembly, _symbols.NonCritical).ToImmutableArray();
        foreach (AttributeData repeated in declarations.Skip(1))
        {
            Contradict(repeated, contract, $"is declared [NonCritical] {declarations.Length} times; keep one declaration");
        }

        foreach (AttributeData critical in ContractAttributes.Declarations(contract, _symbols.Compilation.Assembly, _symbols.Critical))
        {
            Contradict(critical, contract, "is declared both [Critical] and [NonCritical]; keep one of the two");
        }
    }

    private void Contradict(AttributeData attribute, INamedTypeSymbol contract, string explanation) =>
        _problems.Add(new ContractProblem(
            DiagnosticIds.ContradictingDeclarations, AttributeLocations.Of(attribute, contract), contract.Name, explanation));

    /// <summary>Whether everybody sees the type, and the types it is nested in.</summary>
    public static bool IsPublic(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }
}
