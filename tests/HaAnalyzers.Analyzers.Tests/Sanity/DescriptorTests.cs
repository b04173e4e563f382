using System.Composition;
using System.Reflection;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Tests.Sanity;

public sealed class DescriptorTests
{
    public static IEnumerable<TheoryDataRow<string>> Ids => AllRules.Ids;

    [Fact]
    public void EveryId_IsDeclaredOnceAndReportedOnce()
    {
        string[] declared = [.. typeof(DiagnosticIds).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)];
        Assert.Equal(declared.Distinct(), declared);
        Assert.Equal(declared, AllRules.Descriptors.Select(descriptor => descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Texts_StateFaultAndNextStep(string id)
    {
        DiagnosticDescriptor descriptor = AllRules.Descriptor(id);
        string title = descriptor.Title.ToString(null);
        string message = descriptor.MessageFormat.ToString(null);
        Assert.DoesNotMatch(@"\.$", title);
        Assert.DoesNotMatch(@"\.$", message);
        Assert.Contains("{0}", message, StringComparison.Ordinal);
        Assert.Matches(@"\.$", descriptor.Description.ToString(null));
        Assert.True(descriptor.IsEnabledByDefault);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void HelpLink_LeadsToThePage(string id)
    {
        DiagnosticDescriptor descriptor = AllRules.Descriptor(id);
        string page = $"src/HaAnalyzers.Analyzers/Rules/{AllRules.Family(descriptor)}/{id}.md";
        Assert.EndsWith("/" + page, descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Repository.Root, page)), $"{page} does not exist.");
    }

    [Fact]
    public void Analyzers_AreSealedExportedAndShareTheBase() => Assert.All(AllRules.Analyzers, analyzer =>
    {
        Assert.IsAssignableFrom<HaAnalyzer>(analyzer);
        Assert.True(analyzer.GetType().IsSealed);
        Assert.NotNull(analyzer.GetType().GetCustomAttribute<DiagnosticAnalyzerAttribute>());
    });

    [Fact]
    public void Fixes_AreExportedUnsharedAndFixAll() => Assert.All(AllRules.Fixes, fix =>
    {
        Type type = fix.GetType();
        Assert.True(type.IsSealed);
        Assert.Equal(type.Name, type.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Name);
        Assert.Null(type.GetCustomAttribute<SharedAttribute>());
        Assert.NotNull(fix.GetFixAllProvider());
        Assert.All(fix.FixableDiagnosticIds, id => Assert.Contains(AllRules.Descriptors, descriptor => descriptor.Id == id));
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryRule_HasTestsOfItsName(string id)
    {
        DiagnosticAnalyzer analyzer = AllRules.Analyzers.Single(candidate => candidate.SupportedDiagnostics.Any(descriptor => descriptor.Id == id));
        string tests = analyzer.GetType().Name.Replace("Analyzer", "Tests", StringComparison.Ordinal);
        Assert.Contains(typeof(DescriptorTests).Assembly.GetTypes(), type => type.Name == tests);
    }
}
