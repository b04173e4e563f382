using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

public sealed class MissingReferenceTests
{
    private static readonly ImmutableArray<MetadataReference> WithoutPolly =
        [.. TestReferences.Production.Where(reference => !Path.GetFileName(reference.Display)!.StartsWith("Polly.", StringComparison.Ordinal))];

    [Fact]
    public Task PipelineWithPolly_IsSilent() =>
        VerifyAsync("[NonCritical(\"…\", Pipeline = \"retry\")] public interface IRows { int Count(); }", TestReferences.Production);

    [Theory]
    [InlineData("[NonCritical(\"…\")] public interface IRows { int Count(); }")]
    [InlineData("[NonCritical(\"…\", Pipeline = null)] public interface IRows { int Count(); }")]
    public Task NoPipelineWithoutPolly_IsSilent(string source) => VerifyAsync(source, WithoutPolly);

    [Theory]
    [InlineData("[NonCritical(\"…\", [|Pipeline = \"retry\"|])] public interface IRows { int Count(); }")]
    [InlineData("[assembly: NonCritical(typeof(ICloneable), \"…\", [|Pipeline = \"retry\"|])]")]
    public Task PipelineWithoutPolly_IsReported(string source) => VerifyAsync(source, WithoutPolly);

    [Fact]
    public Task Message_NamesContractPipelineAndPackage() => RuleVerifier<MissingReferenceAnalyzer>.VerifyMessageAsync(
        "[NonCritical(\"…\", {|#0:Pipeline = \"retry\"|})] public interface IRows;",
        "'IRows' runs in the pipeline 'retry', but Polly.Core is not referenced; add the package Polly.Core or remove Pipeline",
        TestProject.Library with { References = WithoutPolly });

    private static Task VerifyAsync(string source, ImmutableArray<MetadataReference> references) =>
        RuleVerifier<MissingReferenceAnalyzer>.VerifyAsync(source, TestProject.Library with { References = references, RunsGenerator = true });
}
