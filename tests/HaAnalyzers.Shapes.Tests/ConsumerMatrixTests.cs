using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Shapes.Tests;

/// <summary>Whatever a project sets, its guards and fault doubles compile without a warning.</summary>
public sealed class ConsumerMatrixTests
{
    private const string EveryVersion =
        """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using HaAnalyzers;

        [assembly: NonCritical(typeof(Grpc.Core.CallInvoker), "less without it")]

        [NonCritical("less without it")]
        internal abstract class Client<T> : IDisposable, IAsyncDisposable where T : class
        {
            protected Client() { }
            public abstract event EventHandler Changed;
            public virtual T Get<TKey>(TKey key, ref int position, string name = null, params object[] rest) where TKey : struct { return null; }
            public virtual int this[int index] { get { return index; } protected set { } }
            public abstract int Limit { get; init; }
            public abstract int Written { get; protected set; }
            public abstract int Read { protected get; set; }
            public abstract int First { get; private protected init; }
            [Obsolete] public virtual int Old { get; [Obsolete("…")] set; }
            [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(Name))] public virtual void Load() { Name = ""; }
            public virtual string Name { get; protected set; }
            protected internal virtual Task<T> GetAsync(CancellationToken token = default) { return null; }
            public void Dispose() { Dispose(true); }
            protected virtual void Dispose(bool disposing) { }
            public abstract ValueTask DisposeAsync();
        }

        [NonCritical("less without it")]
        internal interface IGlobal { int Count(); }

        namespace Shop
        {
            internal class Outer<TOuter> where TOuter : class, new()
            {
                [NonCritical("less without it")]
                internal interface IInner<in T> { void Write<TValue>(T value, TOuter outer, TValue[] values) where TValue : unmanaged, Enum; }
            }

            internal interface IFirst { int Same(int id); string Name { get; } int Pair((int Id, int Count) pair, List<object> any); int Swap<T>((T Id, int) pair, dynamic[] any); }

            internal interface ISecond { int Same(int id); string Name { get; set; } int Pair((int First, int Second) pair, List<dynamic> any); int Swap<TOther>((TOther, int Count) pair, object[] any); }

            [NonCritical("less without it", Granularity = BreakerGranularity.Member)]
            internal interface @event<T, TResult> : IFirst, ISecond, IDisposable, IAsyncDisposable
                where TResult : T
            {
                event EventHandler<T> Changed;

                T this[int index, string name = "a"] { get; set; }

                T Get<T>(T value, TResult other);

                bool TryGet(int key, out T value);

                Task<Task<T>> NestedAsync(CancellationToken token = default);

                ValueTask<(T Value, int Count)> PairAsync(dynamic value, params object[] rest);

                [EmptyFallback]
                IAsyncEnumerable<T> StreamAsync(DayOfWeek day = DayOfWeek.Friday, string name = null, CancellationToken token = default);

                [EmptyFallback]
                IEnumerable<TResult> Lazy(ref int position, in decimal price, ReadOnlySpan<char> text);

                [CachedFallback, DefaultFallback(-1)]
                Task<int> CountAsync(int? first, [BreakerKey] long second, DateTime third = default, double fourth = double.NaN);
            }
        }
        """;

    private const string Newest =
        """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using System.Threading.Tasks;
        using HaAnalyzers;

        [assembly: NonCritical(typeof(Shop.IRisky), "less without it")]

        namespace Shop;

        [NonCritical("less without it")]
        public interface INewest<T>
            where T : allows ref struct
        {
            void Write<TValue>(scoped TValue value, ref readonly int position) where TValue : IDisposable, allows ref struct;

            int Sum(params ReadOnlySpan<int> values);

            Task<int> SumAsync(params IReadOnlyList<int> values);

            bool TryFind([NotNullWhen(true)] out string? text, [AllowNull] string fallback);

            [return: MaybeNull]
            string Find();

            void Take(T value);

            T Give(int position);

            TValue Pass<TValue>(TValue value) where TValue : allows ref struct;
        }

        [NonCritical("less without it")]
        public interface IOutlived
        {
            Task TakeAsync<T, TOther>(T value, TOther other) where TOther : allows ref struct;
        }

        [Experimental("SHOP001")]
        public interface IRisky
        {
            [Obsolete("…", DiagnosticId = "SHOP002")]
            RiskyResult Run();
        }

        [Experimental("SHOP003")]
        public sealed class RiskyResult;
        """;

    public static MatrixTheoryData<LanguageVersion, NullableContextOptions, bool> Consumers { get; } = new(
        [LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.CSharp11, LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Latest, LanguageVersion.Preview],
        [NullableContextOptions.Disable, NullableContextOptions.Enable],
        [false, true]);

    [Theory]
    [MemberData(nameof(Consumers))]
    public void EveryShape_CompilesInEveryVersion(LanguageVersion version, NullableContextOptions nullable, bool isChecked) =>
        AssertClean(EveryVersion, version, nullable, isChecked, "GlobalGuard", "Shop.OuterInnerGuard`2", "Shop.eventGuard`2", "FaultyGlobal", "Shop.FaultyOuterInner`2", "Shop.Faultyevent`2");

    [Fact]
    public void NewestShapes_CompileInTheNewestVersion() =>
        AssertClean(Newest, LanguageVersion.Latest, NullableContextOptions.Enable, false, "Shop.NewestGuard`1", "Shop.RiskyGuard", "Shop.FaultyNewest`1", "Shop.FaultyRisky");

    [Fact]
    public void ArgumentThatMayBeARefStruct_CannotOutliveAnAsynchronousCall() =>
        Assert.Null(Generate(Newest, LanguageVersion.Latest, NullableContextOptions.Enable, false).Output.GetTypeByMetadataName("Shop.OutlivedGuard"));

    private static void AssertClean(
        string source, LanguageVersion version, NullableContextOptions nullable, bool isChecked, params string[] generated)
    {
        (Compilation input, Compilation output) = Generate(source, version, nullable, isChecked);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree?.FilePath != "Source.cs"));
        Assert.All(generated, type => Assert.NotNull(output.GetTypeByMetadataName(type)));
        Assert.Empty(input.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.Id.StartsWith("SHOP", StringComparison.Ordinal)));
    }

    private static (Compilation Input, Compilation Output) Generate(
        string source, LanguageVersion version, NullableContextOptions nullable, bool isChecked)
    {
        var options = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        CSharpCompilation input = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText(source, options, "Source.cs")],
            References.All,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable, checkOverflow: isChecked, warningLevel: 9999));
        CSharpGeneratorDriver
            .Create([new GuardGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics, TestContext.Current.CancellationToken);

        Assert.Empty(diagnostics);
        return (input, output);
    }
}
