using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>A generated fault double, compiled, loaded and called by reflection.</summary>
internal sealed class LoadedDouble : IDisposable
{
    private static readonly Type[] Arguments = [typeof(int), typeof(DayOfWeek), typeof(string), typeof(List<int>), typeof(InvalidOperationException)];

    private readonly AssemblyLoadContext _context = new(name: null, isCollectible: true);
    private readonly Type _type;
    private readonly object _instance;

    private LoadedDouble(Compilation compilation, string type)
    {
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        _type = _context.LoadFromStream(image).GetType(type, throwOnError: true)!;
        ConstructorInfo constructor = Assert.Single(_type.GetConstructors());
        _instance = constructor.Invoke([null, null]);
    }

    /// <summary>
    /// Every method and accessor of the contract that can be called: no span fits into the argument list of reflection, and an initializer belongs to
    /// who creates the object.
    /// </summary>
    public IEnumerable<MethodInfo> Members => _type.GetInterfaces()
        .SelectMany(contract => contract.GetMethods())
        .Where(method => !method.IsStatic && (method.IsAbstract || method.IsVirtual) && !IsSubscription(method) && !IsInitializer(method))
        .Where(method => !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike));

    public int Calls => (int)_type.GetProperty("Calls")!.GetValue(_instance)!;

    public static LoadedDouble Of(Compilation compilation, string type) => new(compilation, type);

    /// <summary>One of the verbs that take nothing.</summary>
    public void Follow(string verb) => _type.GetMethod(verb, Type.EmptyTypes)!.Invoke(_instance, null);

    /// <summary>Calls a member with empty arguments, and waits for how it ends.</summary>
    public async Task CallAsync(MethodInfo member)
    {
        MethodInfo method = member.IsGenericMethodDefinition ? Close(member) : member;
        object?[] arguments = [.. method.GetParameters().Select(parameter => Empty(parameter.ParameterType))];
        try
        {
            await EndAsync(method.Invoke(_instance, arguments), method.ReturnType);
        }
        catch (TargetInvocationException failure) when (failure.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }
    }

    public void Dispose() => _context.Unload();

    private static bool IsSubscription(MethodInfo method) =>
        method.IsSpecialName && (method.Name.StartsWith("add_", StringComparison.Ordinal) || method.Name.StartsWith("remove_", StringComparison.Ordinal));

    private static bool IsInitializer(MethodInfo method) => method.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static object? Empty(Type type)
    {
        Type value = type.IsByRef ? type.GetElementType()! : type;
        return value.IsValueType ? Activator.CreateInstance(value) : null;
    }

    /// <summary>The first type arguments that the constraints allow.</summary>
    private static MethodInfo Close(MethodInfo method)
    {
        IEnumerable<Type[]> choices = method.GetGenericArguments().Aggregate(
            (IEnumerable<Type[]>)[[]], (chosen, _) => [.. chosen.SelectMany(front => Arguments.Select(next => (Type[])[.. front, next]))]);
        foreach (Type[] choice in choices)
        {
            try
            {
                return method.MakeGenericMethod(choice);
            }
            catch (ArgumentException)
            {
                // The constraints ask for something else.
            }
        }

        throw new InvalidOperationException($"No type arguments fit {method}.");
    }

    private static async Task EndAsync(object? result, Type declared)
    {
        switch (result)
        {
            case Task task:
                await task;
                break;
            case ValueTask task:
                await task;
                break;
            case not null when declared.IsGenericType && declared.GetGenericTypeDefinition() == typeof(ValueTask<>):
                await (Task)declared.GetMethod("AsTask")!.Invoke(result, null)!;
                break;
            case not null when declared.IsGenericType && declared.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>):
                await (Task)Reading.MakeGenericMethod(declared.GetGenericArguments()).Invoke(null, [result])!;
                break;
        }
    }

    private static readonly MethodInfo Reading = typeof(LoadedDouble).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> stream)
    {
        await foreach (T element in stream)
        {
            Assert.Fail($"A double without an implementation streamed {element}.");
        }
    }
}
