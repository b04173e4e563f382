using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>Which contracts a project of tests has fault doubles of.</summary>
public sealed class FaultDoubleTests
{
    private const string Row = "[HaAnalyzers.NonCritical(\"less without it\")] public interface IRow { int Count(); }";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReferencedContract_HasAPublicDouble(bool asReferenceAssembly)
    {
        GeneratorRun run = Run("", CompiledLibrary.Create("Library", $"namespace Shop {{ {Row} }}", asReferenceAssembly));

        Assert.Equal(Accessibility.Public, Double(run, "Shop.FaultyRow").DeclaredAccessibility);
    }

    [Fact]
    public void WithoutTheTestingLibrary_ThereAreNone()
    {
        GeneratorRun run = GeneratorRun.Of(Row, references: [.. TestReferences.Production, CompiledLibrary.Create("Library", "[HaAnalyzers.NonCritical(\"…\")] public interface IOther { }", asReferenceAssembly: false)]);

        Assert.Empty(run.ComplaintsAboutGeneratedCode);
        Assert.Null(run.Output.GetTypeByMetadataName("FaultyRow"));
        Assert.Null(run.Output.GetTypeByMetadataName("FaultyOther"));
    }

    [Fact]
    public void InternalContract_HasADoubleWhereItIsVisible()
    {
        const string Internal = "[HaAnalyzers.NonCritical(\"…\")] internal interface IRow { int Count(); }";
        const string Shown = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Consumer\")]";

        AssertNone(Run("", CompiledLibrary.Create("Library", Internal, asReferenceAssembly: false)), "FaultyRow");
        GeneratorRun visible = Run("", CompiledLibrary.Create("Library", Shown + Internal, asReferenceAssembly: false));
        Assert.Equal(Accessibility.Internal, Double(visible, "FaultyRow").DeclaredAccessibility);
    }

    [Fact]
    public void ContractWithAMemberNobodyElseCanImplement_HasNone() => AssertNone(
        Run("", CompiledLibrary.Create("Library", "[HaAnalyzers.NonCritical(\"…\")] public interface IRow { internal int Hidden(); }", asReferenceAssembly: false)), "FaultyRow");

    [Fact]
    public void CriticalContract_HasADouble()
    {
        GeneratorRun run = Run(
            "[Critical(\"…\")] public interface IOwn { [ReadinessProbe] Task PingAsync(CancellationToken token); }",
            CompiledLibrary.Create("Library", "[HaAnalyzers.Critical(\"…\")] public interface IReferenced { int Count(); }", asReferenceAssembly: false));

        Double(run, "FaultyOwn");
        Double(run, "FaultyReferenced");
    }

    [Fact]
    public void ContractNamedByTheReferencedAssembly_HasADouble()
    {
        GeneratorRun run = Run(
            "", CompiledLibrary.Create("Library", "[assembly: HaAnalyzers.NonCritical(typeof(System.IServiceProvider), \"…\")]", asReferenceAssembly: false));

        Double(run, "System.FaultyServiceProvider");
    }

    [Fact]
    public void ContractDeclaredInBothPlaces_HasOneDouble()
    {
        const string Declaration = "[assembly: HaAnalyzers.NonCritical(typeof(System.IServiceProvider), \"…\")]";

        GeneratorRun run = Run(Declaration, CompiledLibrary.Create("Library", Declaration, asReferenceAssembly: false));

        Double(run, "System.FaultyServiceProvider");
    }

    [Fact]
    public void ContractThatNobodyCanName_HasNone()
    {
        MetadataReference first = CompiledLibrary.Create("First", Row, asReferenceAssembly: false);
        MetadataReference second = CompiledLibrary.Create("Second", Row, asReferenceAssembly: false);

        AssertNone(Run("", first, second), "FaultyRow");
        AssertNone(Run("", first.WithAliases(["hidden"])), "FaultyRow");
        Double(Run("", first, second.WithAliases(["hidden"])), "FaultyRow");
        Double(Run("", first.WithAliases(["global", "shown"])), "FaultyRow");
    }

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    public void DoubleWrittenByHand_IsTheDouble(string accessibility)
    {
        GeneratorRun run = Run(Row + $" {accessibility} sealed class FaultyRow {{ }}");

        Assert.Empty(Double(run, "FaultyRow").GetAttributes());
    }

    [Theory]
    [InlineData("public", false)]
    [InlineData("internal", true)]
    public void DoubleOfAnotherProject_IsTheDouble_WhereItIsVisible(string accessibility, bool isGenerated)
    {
        MetadataReference library = CompiledLibrary.Create("Library", Row, asReferenceAssembly: false);
        MetadataReference kit = CompiledLibrary.Create("Kit", $"{accessibility} sealed class FaultyRow {{ }}", asReferenceAssembly: false);

        GeneratorRun run = Run("", library, kit);

        Assert.Empty(run.ComplaintsAboutGeneratedCode);
        Assert.Equal(isGenerated, run.Sources.Any(source => source.HintName.StartsWith("FaultyRow.", StringComparison.Ordinal)));
    }

    [Fact]
    public void TypeParameterOfTheDoublesName_HasNone() =>
        AssertNone(Run("[NonCritical(\"…\")] public interface IRow<FaultyRow> { int Count(); }"), "FaultyRow`1");

    [Fact]
    public void GenericContractsOfOneName_HaveADoubleEach()
    {
        GeneratorRun run = Run(Row + "[NonCritical(\"…\")] public interface IRow<T> where T : class { T? Find(); } [NonCritical(\"…\")] public interface IRow<T, TKey> { T Find(TKey key); }");

        Double(run, "FaultyRow");
        Double(run, "FaultyRow`1");
        Double(run, "FaultyRow`2");
    }

    [Fact]
    public void UnguardableContract_HasNone() => AssertNone(Run("[NonCritical(\"…\")] public interface IRow { ref int Count(); }"), "FaultyRow");

    [Fact]
    public void ProjectWithDoubles_IsOneOfTests()
    {
        Assert.True(TestProjects.IsTestProject(Run("").Input));
        Assert.False(TestProjects.IsTestProject(GeneratorRun.Of("").Input));
    }

    private static GeneratorRun Run(string source, params MetadataReference[] libraries) =>
        GeneratorRun.Of(source, references: [.. TestReferences.ProductionUnderTest, .. libraries]);

    private static INamedTypeSymbol Double(GeneratorRun run, string name)
    {
        Assert.Empty(run.ComplaintsAboutGeneratedCode);
        INamedTypeSymbol? found = run.Output.Assembly.GetTypeByMetadataName(name);
        Assert.NotNull(found);
        return found;
    }

    private static void AssertNone(GeneratorRun run, string name)
    {
        Assert.Empty(run.ComplaintsAboutGeneratedCode);
        Assert.Null(run.Output.GetTypeByMetadataName(name));
    }
}
