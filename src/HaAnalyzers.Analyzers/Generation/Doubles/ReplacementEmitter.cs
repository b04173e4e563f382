using HaAnalyzers.Analyzers.Generation.Emitting;

namespace HaAnalyzers.Analyzers.Generation.Doubles;

/// <summary>Writes <c>ReplaceDependency()</c> for the containers of tests: <c>HaAnalyzers.Testing</c> itself knows none.</summary>
internal static class ReplacementEmitter
{
    public const string HintName = "ReplaceDependency.g.cs";

    private const string DependencyInjection = "global::Microsoft.Extensions.DependencyInjection";

    public static string Emit()
    {
        var writer = new SourceWriter();
        RegistrationEmitter.WriteHeader(writer, []);
        using (writer.Open("namespace Microsoft.Extensions.DependencyInjection"))
        {
            writer.Line("/// <summary>Puts fault doubles in the place of dependencies.</summary>");
            writer.Line(GuardEmitter.GeneratedCode);
            using (writer.Open("internal static class FaultDoubleServiceCollectionExtensions"))
            {
                WriteReplacement(writer);
            }
        }

        return writer.ToString();
    }

    private static void WriteReplacement(SourceWriter writer)
    {
        writer.Line("/// <summary>");
        writer.Line("/// Puts a double in the place of every registration of its contract: behind the guards where they are in place already, else where");
        writer.Line("/// they will be put in place. A contract that is not registered is registered. The double of a closed type goes before an open");
        writer.Line("/// registration of its generic contract, which stays for the other types.");
        writer.Line("/// </summary>");
        writer.Line("/// <param name=\"services\">The services of the application.</param>");
        writer.Line("/// <param name=\"faulty\">The double.</param>");
        writer.Line("/// <returns>The same services.</returns>");
        writer.Line($"public static {DependencyInjection}.IServiceCollection ReplaceDependency<TDouble, TContract>(");
        writer.Line($"    this {DependencyInjection}.IServiceCollection services, global::HaAnalyzers.Testing.FaultDouble<TDouble, TContract> faulty)");
        writer.Line("    where TDouble : global::HaAnalyzers.Testing.FaultDouble<TDouble, TContract>");
        using (writer.Open("    where TContract : class"))
        {
            WriteStatements(writer);
        }

        writer.Line();
        using (writer.Open($"private static bool IsRegistered({DependencyInjection}.IServiceCollection services, global::System.Type type, object? key)"))
        {
            using (writer.Open("foreach (var service in services)"))
            {
                using (writer.Open("if (service.ServiceType == type && object.Equals(service.ServiceKey, key))"))
                {
                    writer.Line("return true;");
                }
            }

            writer.Line();
            writer.Line("return false;");
        }

        writer.Line();
        writer.Line("/// <summary>The implementation behind a guard.</summary>");
        writer.Line($"private static bool IsInner({DependencyInjection}.ServiceDescriptor service) =>");
        writer.Line("    service.IsKeyedService && service.ServiceKey is string key && key.StartsWith(\"ha:inner\", global::System.StringComparison.Ordinal);");
    }

    private static void WriteStatements(SourceWriter writer)
    {
        writer.Line("global::System.Type? open = typeof(TContract).IsGenericType ? typeof(TContract).GetGenericTypeDefinition() : null;");
        writer.Line("bool isGuarded = false;");
        using (writer.Open("foreach (var service in services)"))
        {
            writer.Line("isGuarded |= (service.ServiceType == typeof(TContract) || service.ServiceType == open) && IsInner(service);");
        }

        writer.Line();
        writer.Line("bool isReplaced = false;");
        using (writer.Open("for (int index = services.Count - 1; index >= 0; index--)"))
        {
            writer.Line("var service = services[index];");
            using (writer.Open("if ((service.ServiceType != typeof(TContract) && service.ServiceType != open) || IsInner(service) != isGuarded)"))
            {
                writer.Line("continue;");
            }

            writer.Line();
            writer.Line("var replacement = service.IsKeyedService");
            writer.Line($"    ? new {DependencyInjection}.ServiceDescriptor(typeof(TContract), service.ServiceKey, (object)faulty.Instance)");
            writer.Line($"    : new {DependencyInjection}.ServiceDescriptor(typeof(TContract), (object)faulty.Instance);");
            using (writer.Open("if (service.ServiceType == typeof(TContract))"))
            {
                writer.Line("services[index] = replacement;");
            }

            using (writer.Open("else if (!IsRegistered(services, typeof(TContract), service.ServiceKey))"))
            {
                writer.Line("services.Add(replacement);");
            }

            writer.Line();
            writer.Line("isReplaced = true;");
        }

        writer.Line();
        using (writer.Open("if (!isReplaced)"))
        {
            writer.Line($"services.Add(new {DependencyInjection}.ServiceDescriptor(typeof(TContract), (object)faulty.Instance));");
        }

        writer.Line();
        writer.Line("return services;");
    }
}
