using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>Contracts that nobody may name without a warning or an error: the composition root names them all, for a project that has accepted that.</summary>
public sealed class ObsoleteContractTests
{
    public static TheoryData<string> Contracts { get; } =
    [
        "[NonCritical(\"…\")] [Obsolete] public interface IGone { int Count(); }",
        "[NonCritical(\"…\")] [Obsolete(\"gone\")] public interface IGone { int Count(); }",
        "[NonCritical(\"…\")] [Obsolete(\"gone\", true)] public interface IGone { int Count(); }",
        "[NonCritical(\"…\")] [Obsolete(\"gone\", true, DiagnosticId = \"SHOP1\")] public interface IGone { int Count(); }",
        "[NonCritical(\"…\")] [Obsolete(\"gone\", DiagnosticId = \"SHOP1\")] public interface IGone { int Count(); }",
        "[NonCritical(\"…\")] [Obsolete(\"gone\", true)] public interface IGone<T> where T : class { Task<T> CountAsync(); }",
        "[NonCritical(\"…\")] [System.Diagnostics.CodeAnalysis.Experimental(\"SHOP2\")] public interface IGone { int Count(); }",
        "[NonCritical(\"…\")] [System.Diagnostics.CodeAnalysis.Experimental(\"SHOP2\")] public interface IGone<T> { int Count(); }",
        "[Obsolete(\"gone\", true)] public class Outer { [NonCritical(\"…\")] public interface IGone { int Count(); } }",
        "[NonCritical(\"…\")] [Obsolete(\"gone\", true)] public abstract class Gone { public abstract int Count(); }",
        "[Critical(\"…\")] [Obsolete(\"gone\", true)] public interface IGone { [ReadinessProbe] void Ping(); }",
        "[Critical(\"…\")] public interface IGone { [Obsolete(\"gone\", true)] [ReadinessProbe] Task PingAsync(); }",
        "[Critical(\"…\")] public interface IGone { [Obsolete(\"gone\", DiagnosticId = \"SHOP1\")] [ReadinessProbe] Task PingAsync(); }",
        "[Critical(\"…\")] [System.Diagnostics.CodeAnalysis.Experimental(\"SHOP2\")] public interface IGone { [ReadinessProbe] void Ping(); }",
    ];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void OwnContract_IsNamedWithoutComplaint(string contract)
    {
        GeneratorRun run = GeneratorRun.Of(contract);

        Assert.Empty(run.ComplaintsAboutGeneratedCode);
        Assert.Contains(run.Sources, file => file.SourceText.ToString().Contains("Gone", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void ContractOfALibrary_IsNamedWithoutComplaint(string contract)
    {
        GeneratorRun library = GeneratorRun.Of(contract);

        GeneratorRun root = GeneratorRun.Of("class Root;", references: TestReferences.Production.Add(library.Output.WithAssemblyName("Library").ToMetadataReference()));

        Assert.Empty(root.ComplaintsAboutGeneratedCode);
        Assert.Contains(root.Sources, file => file.SourceText.ToString().Contains("Gone", StringComparison.Ordinal));
    }

    [Fact]
    public void ContractsAllInUse_NeedNoMethodOfTheirOwn()
    {
        GeneratorRun run = GeneratorRun.Of("[NonCritical(\"…\")] [Obsolete(\"going\")] public interface IGoing { int Count(); }");

        Assert.All(run.Sources, file => Assert.DoesNotContain("WithObsolete", file.SourceText.ToString(), StringComparison.Ordinal));
    }
}
