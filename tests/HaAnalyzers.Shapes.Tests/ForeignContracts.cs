using System.Collections.Immutable;
using System.Text;
using HaAnalyzers.Analyzers.Generation;
using HaAnalyzers.Analyzers.Rules.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Shapes.Tests;

/// <summary>Interfaces and classes nobody here wrote, and what becomes of them when every one is declared non-critical.</summary>
internal sealed class ForeignContracts
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        // As in every project of the SDK: packages compiled for an older framework.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [new ContractCannotBeGuardedAnalyzer(), new MemberCannotBeGuardedAnalyzer()];

    private const int LeastBatch = 150;

    private ForeignContracts(ImmutableArray<Outcome> outcomes, ImmutableArray<Diagnostic> complaints)
    {
        Outcomes = outcomes;
        Complaints = complaints;
    }

    public ImmutableArray<Outcome> Outcomes { get; }

    /// <summary>Warnings and errors of the compiler about generated guards.</summary>
    public ImmutableArray<Diagnostic> Complaints { get; }

    /// <summary>The public interfaces, or the classes with virtual members, of every assembly that is referenced, small assemblies taken together.</summary>
    public static IReadOnlyList<IReadOnlyList<INamedTypeSymbol>> FindAll(TypeKind kind)
    {
        List<List<INamedTypeSymbol>> batches = [[]];
        IEnumerable<IAssemblySymbol> assemblies = Compile("").SourceModule.ReferencedAssemblySymbols
            .Where(assembly => !assembly.Name.StartsWith("xunit", StringComparison.Ordinal) && !assembly.Name.StartsWith("HaAnalyzers", StringComparison.Ordinal))
            .OrderBy(assembly => assembly.Name, StringComparer.Ordinal);
        foreach (IAssemblySymbol assembly in assemblies)
        {
            if (batches[^1].Count >= LeastBatch)
            {
                batches.Add([]);
            }

            batches[^1].AddRange(PublicTypes(assembly.GlobalNamespace, kind));
        }

        return batches;
    }

    public static async Task<ForeignContracts> GuardAsync(IReadOnlyList<INamedTypeSymbol> contracts, CancellationToken cancellationToken)
    {
        var source = new StringBuilder("#pragma warning disable\n#pragma warning restore HA0001, HA0002\n");
        foreach (INamedTypeSymbol contract in contracts)
        {
            source.Append("[assembly: global::HaAnalyzers.NonCritical(typeof(").Append(Unbound(contract)).Append("), \"The page works with less\")]\n");
        }

        Compilation input = Compile(source.ToString());
        CSharpGeneratorDriver
            .Create([new GuardGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> generatorDiagnostics, cancellationToken);
        ImmutableArray<Diagnostic> complaints =
        [
            .. output.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning),
            .. generatorDiagnostics,
        ];
        ImmutableArray<Diagnostic> reports = await input
            .WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        SyntaxTree declarations = input.SyntaxTrees.Single();
        ILookup<int, Diagnostic> reportsByLine = reports.ToLookup(report => report.Location.GetLineSpan().StartLinePosition.Line);
        HashSet<string> guarded = ContractsOf(output, "guard");
        HashSet<string> doubled = ContractsOf(output, "fault double");
        var outcomes = contracts.Select((contract, index) => new Outcome(
            contract, CountMembers(contract), guarded.Contains(contract.ToDisplayString(FullName)), doubled.Contains(contract.ToDisplayString(FullName)), [.. reportsByLine[index + 2]]));
        return new ForeignContracts([.. outcomes], complaints);
    }

    private static readonly SymbolDisplayFormat FullName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static CSharpCompilation Compile(string source) =>
        CSharpCompilation.Create("Consumer", [CSharpSyntaxTree.ParseText(source, ParseOptions, "Contracts.cs")], References.All, Options);

    /// <summary>A generated file says in its second line what it is, and of which contract.</summary>
    private static HashSet<string> ContractsOf(Compilation output, string subject)
    {
        string prefix = $"// The {subject} of ";
        return
        [
            .. output.SyntaxTrees
                .Select(tree => tree.GetText().Lines[1].ToString())
                .Where(line => line.StartsWith(prefix, StringComparison.Ordinal))
                .Select(line => line[prefix.Length..].TrimEnd('.')),
        ];
    }

    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceOrTypeSymbol container, TypeKind kind) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol nested => PublicTypes(nested, kind),
        INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type =>
            type.TypeKind == kind && !type.IsSealed && !type.IsStatic && !IsForbidden(type) && !IsMessage(type) && (kind == TypeKind.Interface || HasVirtualMembers(type)) ? PublicTypes(type, kind).Prepend(type) : PublicTypes(type, kind),
        _ => [],
    });

    /// <summary>Obsolete as an error: nobody can name it in an attribute.</summary>
    private static bool IsForbidden(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute is { AttributeClass.Name: "ObsoleteAttribute", ConstructorArguments: [_, { Value: true }] });

    private static bool HasVirtualMembers(INamedTypeSymbol? type) =>
        type is { SpecialType: not SpecialType.System_Object } && (type.GetMembers().Any(member => member.IsVirtual || member.IsAbstract) || HasVirtualMembers(type.BaseType));

    /// <summary>What is thrown or written in brackets is called by nobody.</summary>
    private static bool IsMessage(INamedTypeSymbol? type) =>
        type is not null && (type is { Name: "Exception" or "Attribute" or "EventArgs", ContainingNamespace.Name: "System" } || IsMessage(type.BaseType));

    private static string Unbound(INamedTypeSymbol contract)
    {
        bool isGeneric = false;
        for (INamedTypeSymbol? current = contract; current is not null; current = current.ContainingType)
        {
            isGeneric |= current.Arity > 0;
        }

        return (isGeneric ? contract.ConstructUnboundGenericType() : contract).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
            .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers));
    }

    /// <summary>The methods, properties and events a guard has to implement, inherited ones included.</summary>
    private static int CountMembers(INamedTypeSymbol contract) => (contract.TypeKind == TypeKind.Interface ? contract.AllInterfaces.Prepend(contract) : [contract])
        .SelectMany(type => type.GetMembers())
        .Count(member => member.DeclaredAccessibility == Accessibility.Public && member is IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
            && (member.IsAbstract || (member.IsVirtual && !member.IsStatic)));
}
