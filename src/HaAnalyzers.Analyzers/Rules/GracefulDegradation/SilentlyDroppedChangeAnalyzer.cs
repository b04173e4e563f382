using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1012: a write of a non-critical dependency gets lost during an outage, and nobody has said that it may.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SilentlyDroppedChangeAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.SilentlyDroppedChange,
        DiagnosticCategories.GracefulDegradation,
        "State-changing call dropped silently",
        "'{0}' changes something, and while the dependency is away the change is lost without a word; {1}",
        DiagnosticSeverity.Info,
        "A read that is left out shows less. A write that is left out is gone, and the caller is told that all went well. That can be right, "
            + "for a view counter for example; then say so at the member, with the reason.");

    private static readonly ImmutableArray<string> Verbs = ImmutableArray.Create(
        "Add", "Append", "Assign", "Book", "Cancel", "Charge", "Clear", "Confirm", "Create", "Decrement", "Delete", "Enqueue", "Increment", "Insert", "Log", "Mark", "Move",
        "Notify", "Pay", "Place", "Post", "Publish", "Push", "Put", "Record", "Refund", "Register", "Release", "Remove", "Rename", "Reserve", "Save", "Send", "Set",
        "Ship", "Store", "Submit", "Subscribe", "Track", "Unsubscribe", "Update", "Upload", "Upsert", "Write");

    /// <summary>Verbs that are nouns as well: <c>StoreNameAsync</c> may read the name of a store.</summary>
    private static readonly ImmutableHashSet<string> Nouns = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Book", "Charge", "Log", "Mark", "Pay", "Place", "Post", "Push", "Record", "Register", "Release", "Ship", "Store", "Track", "Update", "Upload");

    /// <summary>What things have, as the last word of a name.</summary>
    private static readonly ImmutableArray<string> Attributes = ImmutableArray.Create(
        "Address", "Amount", "Count", "Date", "Description", "Details", "Hours", "Id", "Info", "Kind", "Length", "Link", "Location", "Name", "Notes", "Number", "Owner",
        "Price", "Rate", "Rating", "Size", "Status", "Summary", "Text", "Time", "Title", "Total", "Type", "Uri", "Url", "Version");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!DependencyContracts.For(symbols).MayBeDeclared || TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        context.RegisterSymbolAction(symbol => Analyze(symbol, symbols), SymbolKind.NamedType);
    }

    /// <summary>Only what its own contract declares: there the next step can be taken.</summary>
    private static void Analyze(SymbolAnalysisContext context, KnownSymbols symbols)
    {
        var contract = (INamedTypeSymbol)context.Symbol;
        AttributeData? declaration = contract.TypeKind != TypeKind.Interface
            ? null
            : ContractAttributes.Declarations(contract, symbols.Compilation.Assembly, symbols.NonCritical).FirstOrDefault();
        if (declaration is null || ContractAttributes.Named(declaration, "Fallback") is not null)
        {
            return;
        }

        var parser = new FallbackParser(contract, declaration, symbols, new List<ContractProblem>());
        foreach (IMethodSymbol member in contract.GetMembers().OfType<IMethodSymbol>().Where(ChangesState))
        {
            MemberResult result = MissingFallbacks.Result(member, symbols);
            bool isDecided = new[] { symbols.OmitFallback, symbols.FallbackMethod }.Any(attribute => ContractAttributes.Find(member, attribute) is not null);
            if (!isDecided && !IsList(result.Type) && parser.Parse(member, result, member.Parameters).Fallback.Kind != Generation.Model.FallbackForm.None)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    AttributeLocations.Of(member),
                    $"{ReadableNames.Of(contract)}.{member.Name}",
                    result.Type is null || ConstantValues.AcceptsNull(result.Type)
                        ? "if that is all right, say why with [OmitFallback(\"…\")]"
                        : $"keep it with {(FallbackMethodParser.CanFit(member) ? "a [FallbackMethod]" : "'Fallback = typeof(…)'")}, a queue for example"));
            }
        }
    }

    /// <summary>Who gets a list has asked for it: <c>TrackListAsync</c> reads, whatever its first word is.</summary>
    private static bool IsList(ITypeSymbol? type) => type is { SpecialType: not SpecialType.System_String } && ValueEquality.IsCollection(type);

    private static bool ChangesState(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary
        && !method.IsStatic
        && Verbs.FirstOrDefault(verb => method.Name.StartsWith(verb, StringComparison.Ordinal)
            && (method.Name.Length == verb.Length || char.IsUpper(method.Name[verb.Length]))) is { } first
        && !(Nouns.Contains(first) && AsksForAttribute(method));

    /// <summary>The name ends with what the answer is, and nothing of that kind is handed in.</summary>
    private static bool AsksForAttribute(IMethodSymbol method)
    {
        string name = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - "Async".Length) : method.Name;
        return Attributes.FirstOrDefault(attribute => name.EndsWith(attribute, StringComparison.Ordinal)) is { } asked
            && ResultOf(method) is { SpecialType: not (SpecialType.System_Void or SpecialType.System_Boolean) }
            && !method.Parameters.Any(parameter => parameter.Name.EndsWith(asked, StringComparison.OrdinalIgnoreCase) && !string.Equals(asked, "Id", StringComparison.Ordinal));
    }

    /// <summary>What the caller gets in the end; <see langword="null"/> where it is only told when it is over.</summary>
    private static ITypeSymbol? ResultOf(IMethodSymbol method) => !DeferredCalls.IsTask(method.ReturnType)
        ? method.ReturnType
        : method.ReturnType is INamedTypeSymbol { TypeArguments: [var result] } ? result : null;
}
