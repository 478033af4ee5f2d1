import type { Country } from './countries.ts'

/** France. */
export const FR: Country = {
  code: 'FR',
  language: 'fr',
  female: ['Camille', 'Louise', 'Chloé', 'Manon', 'Isabelle', 'Nathalie', 'Inès', 'Jeanne'],
  male: ['Gabriel', 'Louis', 'Hugo', 'Jules', 'Nicolas', 'Julien', 'Philippe', 'Antoine'],
  family: [
    'Martin',
    'Bernard',
    'Dubois',
    'Robert',
    'Petit',
    'Durand',
    'Leroy',
    'Moreau',
    'Garnier',
  ],
  streets: ['rue de la Paix', 'rue Victor-Hugo', 'avenue de la Gare', 'rue des Lilas'],
  isNumberFirst: true,
  cities: [
    ['Paris', 'Île-de-France', '7501#'],
    ['Lyon', 'Auvergne-Rhône-Alpes', '6900#'],
    ['Marseille', "Provence-Alpes-Côte d'Azur", '1300#'],
    ['Nantes', 'Pays de la Loire', '44#00'],
    ['Bordeaux', 'Nouvelle-Aquitaine', '33#00'],
  ],
  // Arcep keeps these for works of fiction.
  phones: { prefixes: ['+3363998', '+3319900', '+3326191'], digits: 4 },
  // The first digit is 0 to 3.
  taxId: '9############',
  ibanDigits: 23,
}

/** Spain. */
export const ES: Country = {
  code: 'ES',
  language: 'es',
  female: ['Lucía', 'María', 'Carmen', 'Paula', 'Elena', 'Marta', 'Pilar', 'Sofía'],
  male: ['Hugo', 'Mateo', 'Pablo', 'Javier', 'Carlos', 'Antonio', 'Diego', 'Manuel'],
  family: ['García', 'Rodríguez', 'González', 'Fernández', 'López', 'Sánchez', 'Pérez', 'Ruiz'],
  streets: ['Calle Mayor', 'Calle Real', 'Avenida de la Constitución', 'Calle del Sol'],
  isNumberFirst: false,
  cities: [
    ['Madrid', 'Comunidad de Madrid', '280##'],
    ['Barcelona', 'Cataluña', '080##'],
    ['Valencia', 'Comunitat Valenciana', '460##'],
    ['Sevilla', 'Andalucía', '410##'],
    ['Bilbao', 'País Vasco', '480##'],
  ],
  // Numbers begin with 5 to 9.
  phones: { prefixes: ['+344'], digits: 8 },
  // I, O and U are never check letters.
  taxId: '########U',
  ibanDigits: 20,
}

/** Italy. */
export const IT: Country = {
  code: 'IT',
  language: 'it',
  female: ['Giulia', 'Sofia', 'Aurora', 'Chiara', 'Francesca', 'Elena', 'Paola', 'Martina'],
  male: ['Leonardo', 'Francesco', 'Lorenzo', 'Matteo', 'Marco', 'Luca', 'Giovanni', 'Andrea'],
  family: ['Rossi', 'Russo', 'Ferrari', 'Esposito', 'Bianchi', 'Romano', 'Colombo', 'Ricci'],
  streets: ['Via Roma', 'Via Garibaldi', 'Corso Italia', 'Via Dante', 'Piazza Verdi'],
  isNumberFirst: false,
  cities: [
    ['Roma', 'Lazio', '001##'],
    ['Milano', 'Lombardia', '201##'],
    ['Torino', 'Piemonte', '101##'],
    ['Napoli', 'Campania', '801##'],
    ['Bologna', 'Emilia-Romagna', '401##'],
  ],
  // No number begins with 2.
  phones: { prefixes: ['+392'], digits: 9 },
  // Born on the day 00.
  taxId: '@@@@@@##A00H501@',
  ibanDigits: 23,
}

/** Czechia. */
export const CZ: Country = {
  code: 'CZ',
  language: 'cs',
  female: ['Eliška', 'Tereza', 'Anna', 'Adéla', 'Jana', 'Lucie', 'Hana', 'Věra'],
  male: ['Jakub', 'Jan', 'Tomáš', 'Adam', 'Martin', 'Petr', 'Vojtěch', 'Pavel'],
  family: ['Novák', 'Svoboda', 'Novotný', 'Dvořák', 'Procházka', 'Horák', 'Veselý', 'Král'],
  feminine: (family) =>
    family.endsWith('ý') ? family.replace(/ý$/, 'á') : `${family.replace(/a$/, '')}ová`,
  streets: ['Hlavní', 'Nádražní', 'Zahradní', 'Školní', 'Lipová'],
  isNumberFirst: false,
  cities: [
    ['Praha', 'Hlavní město Praha', '1## 00'],
    ['Brno', 'Jihomoravský kraj', '6## 00'],
    ['Ostrava', 'Moravskoslezský kraj', '7## 00'],
    ['Plzeň', 'Plzeňský kraj', '3## 00'],
  ],
  // No number begins with 0.
  phones: { prefixes: ['+4200'], digits: 8 },
  // Born on the day 00.
  taxId: 'CZ###100####',
  ibanDigits: 20,
}
