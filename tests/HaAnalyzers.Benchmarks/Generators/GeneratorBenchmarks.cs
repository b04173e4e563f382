using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Benchmarks.Generators;

/// <summary>What generators add to a keystroke: the generator of guards, Mapperly and that of LoggerMessage, each over input of its own of the same size.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private GeneratorInput _input = null!;
    private GeneratorDriver _driver = null!;
    private CSharpCompilation _edited = null!;

    [Params("attributes only", "guards", "Mapperly", "LoggerMessage")]
    public string Generator { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        _input = Generator switch
        {
            "guards" => GeneratorInput.Guards(),
            "Mapperly" => GeneratorInput.Mapperly(),
            "LoggerMessage" => GeneratorInput.LoggerMessages(),
            _ => GeneratorInput.AttributesOnly(),
        };
        _driver = _input.CreateDriver().RunGenerators(_input.Compilation);
    }

    [IterationSetup(Target = nameof(KeystrokeOutside))]
    public void EditOrdinary() => _edited = _input.EditOrdinary();

    [IterationSetup(Target = nameof(KeystrokeInside))]
    public void EditInside() => _edited = _input.EditInside();

    [BenchmarkCategory("Generator, first run"), Benchmark]
    public GeneratorDriver FirstRun() => _input.CreateDriver().RunGenerators(_input.Compilation);

    [BenchmarkCategory("Generator, keystroke outside its declarations"), Benchmark]
    public GeneratorDriver KeystrokeOutside() => _driver.RunGenerators(_edited);

    [BenchmarkCategory("Generator, keystroke in one declaration"), Benchmark]
    public GeneratorDriver KeystrokeInside() => _driver.RunGenerators(_edited);
}
