using BenchmarkDotNet.Running;
using HaAnalyzers.Benchmarks;
using HaAnalyzers.Benchmarks.Generators;

if (args is ["keystrokes"])
{
    Keystrokes.Measure();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(GuardBenchmarks).Assembly).Run(args is [] ? ["--filter", "*"] : args, new BenchmarkConfig());
