using System.Reflection;
using System.Text;
using HaAnalyzers.Cost;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.Benchmarks.Generators;

/// <summary>A service of a hundred thousand lines, a thousand declarations of ten members for one generator, and that generator.</summary>
internal sealed class GeneratorInput
{
    private const int Lines = 100_000;
    private const int UsualDeclarations = 1_000;
    private const int Members = 10;
    private const string InContract = "int id";

    private readonly SyntaxTree _ordinary;
    private readonly SyntaxTree _declaring;
    private readonly string _insideAfter;
    private int _edits;

    private GeneratorInput(IIncrementalGenerator generator, Func<int, string> declare, string insideAfter, int declarations = UsualDeclarations)
    {
        _insideAfter = insideAfter;
        Generator = generator;
        SyntaxTree[] declaring = [.. Enumerable.Range(0, declarations).Select(number => Parse($"Declaration{number}.cs", declare(number)))];
        SyntaxTree[] service = [.. ServiceSources.Create(Lines).Select(file => Parse(file.Name, file.Text))];
        _ordinary = service[1];
        _declaring = declaring[0];
        Compilation = CSharpCompilation.Create(
            "Service",
            service.Concat(declaring),
            ReadLines("references.txt").Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    public IIncrementalGenerator Generator { get; }

    public CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12);

    public CSharpCompilation Compilation { get; }

    public static GeneratorInput Guards(int contracts = UsualDeclarations) => new(Load("HaAnalyzers.Analyzers", "GuardGenerator"), Contract, InContract, contracts);

    /// <summary>What asking for an attribute costs, whatever is made of what is found.</summary>
    public static GeneratorInput AttributesOnly() => new(new AttributesOnlyGenerator(), Contract, InContract);

    public static GeneratorInput Mapperly(int mappers = UsualDeclarations) => new(Load("Riok.Mapperly", "MapperGenerator"), Mapper, "Source0 source", mappers);

    public static GeneratorInput LoggerMessages(int classes = UsualDeclarations) =>
        new(Load("Microsoft.Extensions.Logging.Generators", "LoggerMessageGenerator"), Logger, "happened", classes);

    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create([Generator.AsSourceGenerator()], parseOptions: ParseOptions);

    /// <summary>A keystroke in a file that declares nothing.</summary>
    public CSharpCompilation EditOrdinary() => Edit(_ordinary);

    /// <summary>A keystroke in a file that declares something.</summary>
    public CSharpCompilation EditDeclaring() => Edit(_declaring);

    /// <summary>A keystroke inside a declaration, which then says something else.</summary>
    public CSharpCompilation EditInside()
    {
        SourceText text = _declaring.GetText();
        int position = text.ToString().IndexOf(_insideAfter, StringComparison.Ordinal) + _insideAfter.Length;
        return Compilation.ReplaceSyntaxTree(_declaring, _declaring.WithChangedText(text.Replace(new TextSpan(position, 0), $"{++_edits}")));
    }

    private CSharpCompilation Edit(SyntaxTree file)
    {
        SourceText text = file.GetText();
        return Compilation.ReplaceSyntaxTree(file, file.WithChangedText(text.Replace(new TextSpan(text.Length, 0), $"// {++_edits}")));
    }

    private SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);

    private static IIncrementalGenerator Load(string assembly, string type)
    {
        string path = ReadLines("generators.txt").Single(line => Path.GetFileNameWithoutExtension(line) == assembly);
        Type generator = Assembly.LoadFrom(path).GetTypes().Single(candidate => candidate.Name == type && candidate.IsAssignableTo(typeof(IIncrementalGenerator)));
        return (IIncrementalGenerator)Activator.CreateInstance(generator)!;
    }

    private static IEnumerable<string> ReadLines(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, file)).Where(line => line.Length > 0);

    private static string Contract(int number) => $$"""
        namespace Contracts
        {
            [HaAnalyzers.NonCritical("Users get less")]
            public interface IContract{{number}}
            {
        {{Repeat(i => $"        [HaAnalyzers.DefaultFallback] System.Threading.Tasks.Task<int> Member{i}Async(int id, System.Threading.CancellationToken token);")}}
            }
        }
        """;

    private static string Mapper(int number) => $$"""
        namespace Mappers
        {
            public class Source{{number}}
            {
        {{Repeat(i => $"        public int Member{i} {{ get; set; }}")}}
            }

            public class Target{{number}}
            {
        {{Repeat(i => $"        public int Member{i} {{ get; set; }}")}}
            }

            [Riok.Mapperly.Abstractions.Mapper]
            public partial class Mapper{{number}} { public partial Target{{number}} Map(Source{{number}} source); }
        }
        """;

    private static string Logger(int number) => $$"""
        namespace Loggers
        {
            public static partial class Log{{number}}
            {
        {{Repeat(i => $"        [Microsoft.Extensions.Logging.LoggerMessage({i}, Microsoft.Extensions.Logging.LogLevel.Information, \"{{id}} happened\")] public static partial void Member{i}(Microsoft.Extensions.Logging.ILogger logger, int id);")}}
            }
        }
        """;

    private static string Repeat(Func<int, string> member) => string.Join('\n', Enumerable.Range(0, Members).Select(member));
}
