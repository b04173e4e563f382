using HaAnalyzers.Analyzers.Generation;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>Wherever the compiler finds an attribute of the contract language on a declaration that may be a contract, it is found by its name too.</summary>
public sealed class AttributedNodesTests
{
    private const string Global = "global using Everywhere = HaAnalyzers.NonCriticalAttribute; global using EverywhereToo_Attribute = HaAnalyzers.CriticalAttribute;";

    [Theory]
    [InlineData("[NonCritical(\"a\")] interface I { }")]
    [InlineData("[NonCriticalAttribute(\"a\")] interface I { }")]
    [InlineData("[HaAnalyzers.NonCritical(\"a\")] interface I { }")]
    [InlineData("[global::HaAnalyzers.NonCritical(\"a\")] interface I { }")]
    [InlineData("[@NonCriticalAttribute(\"a\")] interface I { }")]
    [InlineData("[N\\u006fnCritical(\"a\")] interface I { }")]
    [InlineData("[Serializable, NonCritical(\"a\")] abstract class C { }")]
    [InlineData("[Serializable] [NonCritical(\"a\")] [NonCritical(\"b\")] class C { }")]
    [InlineData("[type: NonCritical(\"a\")] interface I { }")]
    [InlineData("#if true\n[NonCritical(\"a\")]\n#endif\ninterface I { }")]
    [InlineData("class Outer<T> { struct Middle { [NonCritical(\"a\")] interface I { } } }")]
    [InlineData("namespace A.B { namespace C { [NonCritical(\"a\")] interface I { } } }")]
    [InlineData("namespace A; [Critical(\"a\")] record R { }")]
    [InlineData("[NonCritical(\"a\")] partial interface I { } partial interface I { } [NonCritical(\"b\")] partial interface I { }")]
    [InlineData("[assembly: NonCritical(typeof(IDisposable), \"a\")]")]
    [InlineData("[assembly: Critical(typeof(IDisposable), \"a\")] [NonCritical(\"a\")] interface I { }")]
    [InlineData("interface I { [ReadinessProbe] bool Ping(); class C { interface J { [Obsolete, ReadinessProbe] bool Ping() => true; } } }")]
    [InlineData("using Own = HaAnalyzers.NonCriticalAttribute; [Own(\"a\")] interface I { }")]
    [InlineData("using OwnAttribute = HaAnalyzers.NonCriticalAttribute; [Own(\"a\")] interface I { }")]
    [InlineData("using H = HaAnalyzers; [H.NonCritical(\"a\")] interface I { } [H::NonCritical(\"a\")] interface J { }")]
    [InlineData("namespace A { using Own = HaAnalyzers.CriticalAttribute; namespace B { [Own(\"a\")] interface I { } } }")]
    [InlineData("namespace A { using First = HaAnalyzers.CriticalAttribute; namespace B { using Second = First; [Second(\"a\")] interface I { } } }")]
    [InlineData("[Everywhere(\"a\")] interface I { }")]
    [InlineData("[EverywhereToo_(\"a\")] interface I { }")]
    [InlineData("[NonCritical(\"a\")] interface I { int Broken( } [NonCritical(\"b\"] interface J")]
    public void WhatTheCompilerFinds_IsFound(string source)
    {
        Compilation compilation = Compile(source);
        var expected = new List<SyntaxNode>();
        CSharpGeneratorDriver.Create(new Finder(expected)).RunGenerators(compilation, TestContext.Current.CancellationToken);
        Assert.NotEmpty(expected);

        var nodes = AttributedNodes.Of(compilation);

        Assert.Superset(expected.ToHashSet(), compilation.SyntaxTrees.SelectMany(nodes.In).ToHashSet());
    }

    [Theory]
    [InlineData("[Obsolete] interface I { [Obsolete] void Do(); }")]
    [InlineData("using Own = System.ObsoleteAttribute; interface I { } [Obsolete] class C { }")]
    [InlineData("class NonCritical { void ReadinessProbe() { [Obsolete] void Critical() { } } }")]
    [InlineData("class Everywhere { [ReadinessProbe] void Do() { } }")]
    public void WhatBearsOtherAttributes_IsNot(string source)
    {
        Compilation compilation = Compile(source);
        var nodes = AttributedNodes.Of(compilation);

        Assert.Empty(compilation.SyntaxTrees.SelectMany(nodes.In));
    }

    private static Compilation Compile(string source)
    {
        Compilation compilation = GeneratorRun.Compile(source).WithAssemblyName(Guid.NewGuid().ToString());
        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Global, (CSharpParseOptions)compilation.SyntaxTrees.First().Options, "Global.cs"));
    }

    private sealed class Finder(List<SyntaxNode> found) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            foreach (string attribute in (string[])["NonCritical", "Critical", "ReadinessProbe"])
            {
                context.RegisterSourceOutput(
                    context.SyntaxProvider.ForAttributeWithMetadataName(
                        $"HaAnalyzers.{attribute}Attribute",
                        static (node, _) => node is CompilationUnitSyntax or TypeDeclarationSyntax or MethodDeclarationSyntax { Parent: InterfaceDeclarationSyntax },
                        static (context, _) => context.TargetNode),
                    (_, node) => found.Add(node));
            }
        }
    }
}
