using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

public sealed class ContractCannotBeGuardedTests
{
    [Theory]
    [InlineData("[NonCritical(\"…\")] public interface IRows;")]
    [InlineData("[NonCritical(\"…\")] internal interface IRows;")]
    [InlineData("[NonCritical(\"…\")] interface I;")]
    [InlineData("[NonCritical(\"…\")] interface @class;")]
    [InlineData("namespace A { [NonCritical(\"…\")] interface IRows; } namespace B { [NonCritical(\"…\")] interface IRows; }")]
    [InlineData("[NonCritical(\"…\")] partial interface IRows; partial interface IRows { void More(); }")]
    [InlineData("public class Outer { [NonCritical(\"…\")] internal protected interface IRows; }")]
    [InlineData("public class A { [NonCritical(\"…\")] public interface IRows; } public class B { [NonCritical(\"…\")] public interface IRows; }")]
    [InlineData("interface IRepository<T>; [NonCritical(\"…\")] interface IOrders : IRepository<int>;")]
    [InlineData("[assembly: NonCritical(typeof(IFormatProvider), \"…\")]")]
    [InlineData("public sealed class Plain; public interface IUnmarked<T>;")]
    [InlineData("[NonCritical(\"…\")] public interface IRepository<T> where T : class, new();")]
    [InlineData("[NonCritical(\"…\")] public interface IRows<T>; [NonCritical(\"…\")] public interface IRows;")]
    [InlineData("public class Outer<T> { [NonCritical(\"…\")] public interface IRows<TKey>; }")]
    [InlineData("[assembly: NonCritical(typeof(IComparer<>), \"…\")]")]
    [InlineData("class RowsGuard<T>; [NonCritical(\"…\")] interface IRows;")]
    [InlineData("[NonCritical(\"…\")] public class Client { public virtual int Count() => 0; }")]
    [InlineData("[NonCritical(\"…\")] public abstract class Client { protected Client() { } public abstract int Count(); }")]
    [InlineData("[NonCritical(\"…\")] public class Client<T> { internal Client(int size = 3) { } internal virtual T Get(T value) => value; }")]
    [InlineData("[NonCritical(\"…\")] public class Client : IDisposable { public virtual int Count() => 0; public void Dispose() => Dispose(true); protected virtual void Dispose(bool disposing) { } }")]
    [InlineData("[assembly: NonCritical(typeof(System.IO.TextReader), \"…\")]")]
    public Task GuardableContract_IsSilent(string source) =>
        RuleVerifier<ContractCannotBeGuardedAnalyzer>.VerifyAsync(source, TestProject.Library with { RunsGenerator = true });

    [Theory]
    [InlineData("[[|NonCritical(\"…\")|]] public class Client;")]
    [InlineData("[[|NonCritical(\"…\")|]] public sealed class Client;")]
    [InlineData("[[|NonCritical(\"…\")|]] public abstract class Client;")]
    [InlineData("[[|NonCritical(\"…\")|]] public record Client { public virtual int Count() => 0; }")]
    [InlineData("[[|NonCritical(\"…\")|]] public class Client { public Client(string url) { } public virtual int Count() => 0; }")]
    [InlineData("[[|NonCritical(\"…\")|]] public class Client { private Client() { } public virtual int Count() => 0; }")]
    [InlineData("[[|NonCritical(\"…\")|]] public static class Client;")]
    [InlineData("public class Outer<T> { [[|NonCritical(\"…\")|]] public interface IRows<T>; }")]
    [InlineData("[[|NonCritical(\"…\")|]] public interface IRows<State>;")]
    [InlineData("public class Outer { [[|NonCritical(\"…\")|]] private interface IRows; }")]
    [InlineData("public class Outer { [[|NonCritical(\"…\")|]] protected interface IRows; }")]
    [InlineData("[[|NonCritical(\"…\")|]] file interface IRows;")]
    [InlineData("[assembly: [|NonCritical(typeof(int), \"…\")|]]")]
    [InlineData("[assembly: [|NonCritical(typeof(HttpClient), \"…\")|]]")]
    [InlineData("[assembly: NonCritical(typeof(IRows), \"…\")] [assembly: [|NonCritical(typeof(Rows), \"…\")|]] interface Rows; interface IRows;")]
    [InlineData("class RowsGuard; [[|NonCritical(\"…\")|]] interface IRows;")]
    [InlineData("[NonCritical(\"…\")] interface IRows; [[|NonCritical(\"…\")|]] interface Rows;")]
    public Task UnguardableContract_IsReported(string source) =>
        RuleVerifier<ContractCannotBeGuardedAnalyzer>.VerifyAsync(source, TestProject.Library with { RunsGenerator = true });

    [Fact]
    public Task Message_NamesContractObstacleAndNextStep() => RuleVerifier<ContractCannotBeGuardedAnalyzer>.VerifyMessageAsync(
        "[{|#0:NonCritical(\"…\")|}] public sealed class Client;",
        "'Client' cannot be guarded: it is a sealed class; declare the attribute on an interface that the callers use");
}
