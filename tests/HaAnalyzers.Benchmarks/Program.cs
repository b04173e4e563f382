using BenchmarkDotNet.Running;
using HaAnalyzers.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(GuardBenchmarks).Assembly).Run(args is [] ? ["--filter", "*"] : args, new BenchmarkConfig());
