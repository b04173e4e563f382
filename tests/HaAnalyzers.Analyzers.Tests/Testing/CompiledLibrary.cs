using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>A library as the build sees it: metadata only.</summary>
internal static class CompiledLibrary
{
    /// <param name="asReferenceAssembly">Without method bodies, as the SDK gives the assemblies of other projects to the compiler.</param>
    public static MetadataReference Create(string name, string source, bool asReferenceAssembly)
    {
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source)], TestReferences.Production, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(
            image, options: new EmitOptions(metadataOnly: asReferenceAssembly, includePrivateMembers: !asReferenceAssembly));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
